//! Serves an archive of the bundled samples until it is told to end, for programs that try the API: `cargo run --release -p waqai-server --example samples -- 7878`.

#[path = "../tests/common/mod.rs"]
mod common;

fn main() -> std::io::Result<()> {
    let port = std::env::args().nth(1).map_or(0, |port| port.parse().expect("a port"));
    let own = common::Own::new(|settings| waqai_server::Settings { port, ..settings });
    waqai_server::serve(own.shared.clone(), |address| println!("http://{address}/"))
}

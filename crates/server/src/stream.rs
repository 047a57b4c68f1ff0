//! Bodies that are written while they are sent.

use axum::body::{Body, Bytes, HttpBody};
use http_body::Frame;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};
use tokio::sync::mpsc::{Receiver, Sender, channel};

/// What is written and not yet sent, in pieces.
const WAITING: usize = 2;

/// A body that sends what comes through a channel. An error breaks the connection off, so that nobody takes a part for the whole.
struct Channel(Receiver<io::Result<Bytes>>);

impl HttpBody for Channel {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<io::Result<Frame<Bytes>>>> {
        self.get_mut().0.poll_recv(context).map(|piece| piece.map(|piece| piece.map(Frame::data)))
    }
}

/// A body, and where its pieces are put.
pub(crate) fn body() -> (Sender<io::Result<Bytes>>, Body) {
    let (sender, receiver) = channel(WAITING);
    (sender, Body::new(Channel(receiver)))
}

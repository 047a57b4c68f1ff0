use waqai_train::Random;
use waqai_train::network::{net::*, parameter::Step, sample::*, tree::best_tree};
fn flag(name: &str, default: f32) -> f32 {
    let a: Vec<String> = std::env::args().collect();
    a.iter().position(|x| x == name).map_or(default, |i| a[i + 1].parse().unwrap())
}
fn main() {
    let path = std::env::args().nth(1).unwrap();
    let all = waqai_conllu::read(&std::fs::read_to_string(&path).unwrap()).unwrap();
    let block = flag("--block", 60.0) as usize;
    let (mut train, mut dev) = (vec![], vec![]);
    for (i, s) in all.into_iter().enumerate() {
        if (i / block) % 10 == 9 { dev.push(s) } else { train.push(s) }
    }
    let e = Encoder::build(&train, flag("--least", 2.0) as usize);
    eprintln!(
        "train {} dev {} rows {} tags {} groups {:?}",
        train.len(),
        dev.len(),
        e.size,
        e.tagset.tags.len(),
        e.tagset.groups.iter().map(|g| (g.name.clone(), g.values.len())).collect::<Vec<_>>()
    );
    let ts: Vec<Sample> = train.iter().map(|s| e.encode(s)).collect();
    let ds: Vec<Sample> = dev.iter().map(|s| e.encode(s)).collect();
    let shape = Shape {
        embedding: flag("--embed", 128.0) as usize,
        cells: flag("--cells", 128.0) as usize,
        layers: flag("--layers", 2.0) as usize,
        arc: flag("--arc", 96.0) as usize,
        relation: flag("--rel", 96.0) as usize,
    };
    let mut random = Random::new(1);
    let mut net = Net::new(shape, e.size, e.tagset.groups.iter().map(|g| g.values.len()).collect(), e.relations.len(), &mut random);
    let threads = flag("--threads", 2.0) as usize;
    let mut workers: Vec<Worker> = (0..threads).map(|i| Worker::new(&net, 100 + i as u64)).collect();
    let dropout = Dropout { words: flag("--dw", 0.25), features: flag("--df", 0.1), units: flag("--du", 0.33) };
    let rate = flag("--rate", 0.002);
    let words = flag("--words", 600.0) as usize;
    let epochs = flag("--epochs", 20.0) as usize;
    let wt = [flag("--wu", 1.0), flag("--wf", 0.3), flag("--wh", 1.0)];
    let mut order: Vec<usize> = (0..ts.len()).collect();
    let mut number = 0;
    let total_steps = (ts.iter().map(|s| s.size()).sum::<usize>() / words) * epochs;
    for epoch in 0..epochs {
        let t0 = std::time::Instant::now();
        random.shuffle(&mut order);
        let mut tally = Tally::default();
        let mut at = 0;
        while at < order.len() {
            let mut parts: Vec<Vec<&Sample>> = vec![vec![]; threads];
            let mut sizes = vec![0; threads];
            let mut n = 0;
            while at < order.len() && n < words {
                let s = &ts[order[at]];
                let w = (0..threads).min_by_key(|&w| sizes[w]).unwrap();
                parts[w].push(s);
                sizes[w] += s.size();
                n += s.size();
                at += 1;
            }
            let tallies: Vec<Tally> = std::thread::scope(|sc| {
                let net = &net;
                let hs: Vec<_> = workers.iter_mut().zip(&parts).map(|(w, p)| sc.spawn(move || w.learn(net, p, dropout, wt))).collect();
                hs.into_iter().map(|h| h.join().unwrap()).collect()
            });
            let mut m = 0;
            for t in &tallies {
                tally.add(t);
                m += t.words;
            }
            number += 1;
            let r = rate * (1.0 - 0.95 * (number as f32 / total_steps as f32).min(1.0)) * (number as f32 / 100.0).min(1.0);
            net.step(&mut workers, Step { rate: r, number, scale: 1.0 / m.max(1) as f32 });
        }
        let t1 = t0.elapsed().as_secs_f32();
        let chunk = (ds.len() + threads - 1) / threads;
        let res: Vec<[usize; 5]> = std::thread::scope(|sc| {
            let net = &net;
            let e = &e;
            let hs: Vec<_> = workers
                .iter_mut()
                .zip(ds.chunks(chunk).zip(dev.chunks(chunk)))
                .map(|(w, (ds, dev))| {
                    sc.spawn(move || {
                        let mut r = [0; 5];
                        for (s, d) in ds.iter().zip(dev) {
                            let rd = w.read(net, s);
                            let heads = best_tree(&rd.arcs, rd.size);
                            let width = e.tagset.width();
                            for i in 1..rd.size {
                                r[0] += 1;
                                let tag = &e.tagset.tags[e.tagset.choose(&rd.tags[i * width..][..width])];
                                let word = &d.words[i - 1];
                                r[1] += (tag.upos == word.upos) as usize;
                                r[2] += (tag.upos == word.upos && tag.feats == word.feats) as usize;
                                if heads[i] == s.head(i) {
                                    r[3] += 1;
                                    let rel = &e.relations[rd.relation(net, heads[i], i)];
                                    r[4] += (rel.split(':').next() == word.deprel.split(':').next()) as usize;
                                }
                            }
                        }
                        r
                    })
                })
                .collect();
            hs.into_iter().map(|h| h.join().unwrap()).collect()
        });
        let mut r = [0; 5];
        for x in res {
            for i in 0..5 {
                r[i] += x[i]
            }
        }
        let p = |x: usize| 100.0 * x as f32 / r[0] as f32;
        println!(
            "epoch {epoch} {t1:.1}s loss {:.3} train upos {:.2} las {:.2} | dev upos {:.2} tags {:.2} uas {:.2} las {:.2}",
            tally.loss / tally.words as f64,
            100.0 * tally.upos as f32 / tally.words as f32,
            100.0 * tally.labelled as f32 / tally.words as f32,
            p(r[1]),
            p(r[2]),
            p(r[3]),
            p(r[4])
        );
    }
}

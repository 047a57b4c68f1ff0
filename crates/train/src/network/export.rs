//! From the network as it is learned to the model that is stored.

use super::net::*;
use super::sample::Encoder;
use waqai_lang::bytes::Block;
use waqai_lang::network::features::TEMPLATES;
use waqai_lang::network::{DISTANCES, Dictionary, Matrix, NetworkModel};

/// The model of a learned network, rounded.
pub fn model(net: &Net, encoder: &Encoder) -> NetworkModel {
    let shape = net.shape;
    let part = |number: usize| net.dense[2 * shape.layers + number].value.as_slice();
    let mut entries: Vec<(u64, u32)> = encoder.rows.iter().map(|(&hash, &row)| (hash, row)).collect();
    entries.sort_unstable();
    let most = net.embedding.value.iter().fold(1e-6f32, |most, value| most.max(value.abs()));
    let scale = most / 127.0;
    let embedding = net.embedding.value.iter().map(|value| (value / scale).round() as i8).collect();
    let layers = (0..shape.layers).map(|layer| Matrix::of(&net.dense[2 * layer].value, &net.dense[2 * layer + 1].value)).collect();
    let tags = encoder.tagset.width();
    // Tags, relation as head, relation as dependent, head, dependent; padded.
    let parts = [
        (TAGS, Some(TAGS_BIAS), tags),
        (RELATION_HEAD, None, shape.relation),
        (RELATION_DEPENDENT, Some(RELATION_BIAS), shape.relation),
        (HEAD, Some(HEAD_BIAS), shape.arc),
        (DEPENDENT, Some(DEPENDENT_BIAS), shape.arc),
    ];
    let width = (tags + 2 * shape.relation + 2 * shape.arc).next_multiple_of(16);
    let (mut weights, mut bias) = (vec![0.0; shape.state() * width], vec![0.0; width]);
    let mut start = 0;
    for (number, own_bias, columns) in parts {
        for (row, line) in part(number).chunks_exact(columns).enumerate() {
            weights[row * width + start..][..columns].copy_from_slice(line);
        }
        if let Some(own_bias) = own_bias {
            bias[start..start + columns].copy_from_slice(part(own_bias));
        }
        start += columns;
    }
    NetworkModel {
        templates: TEMPLATES,
        shape,
        dictionary: Dictionary::build(&entries),
        tagset: encoder.tagset.clone(),
        relations: encoder.relations.clone(),
        embedding: Block(embedding),
        embedding_scale: scale,
        layers,
        outputs: Matrix::of(&weights, &bias),
        arc: Matrix::of(part(ARC), part(ARC_BIAS)),
        far: Matrix::of(part(FAR), &[0.0; DISTANCES]),
        relation: Matrix::of(part(RELATION), part(RELATION_LAST_BIAS)),
    }
}

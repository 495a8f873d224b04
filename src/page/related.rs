//! What to read after a pair.

use crate::catalog::{CodeId, Pair, Registry};

/// How many pairs a page names to read next.
pub(super) const RELATED_MAX: usize = 8;

/// Chooses what to read after a pair: curated comparisons of either code first, then each code with what
/// the other is easily taken for, then the nearest neighbors in registry order.
pub(super) fn related(registry: &Registry, pair: Pair) -> impl Iterator<Item = Pair> {
    let (a, b) = (pair.a(), pair.b());
    let curated = registry
        .comparisons
        .keys()
        .copied()
        .filter(|other| [other.a(), other.b()].iter().any(|&code| code == a || code == b));
    let easily_taken = |one: CodeId, other: CodeId| {
        registry.code(other).related.iter().filter_map(move |&code| Pair::of(one, code))
    };
    // Where few pairs have a page, those are fewer than the neighbors.
    let listed = [a, b].into_iter().filter(|_| registry.lists_pairs());
    let listed = listed.flat_map(|code| registry.pairs_with(code));
    let distances = if registry.lists_pairs() { 0..0 } else { 1..registry.codes.len() };
    let neighbors = distances.flat_map(|distance| {
        let near = [(a, false), (a, true), (b, false), (b, true)];
        near.into_iter().filter_map(move |(code, is_above)| {
            let at = if is_above { Some(code.0 + distance) } else { code.0.checked_sub(distance) };
            Pair::of(code, CodeId(at.filter(|&at| at < registry.codes.len())?))
        })
    });
    let mut chosen: Vec<Pair> = Vec::with_capacity(RELATED_MAX);
    for next in
        curated.chain(easily_taken(a, b)).chain(easily_taken(b, a)).chain(listed).chain(neighbors)
    {
        if chosen.len() == RELATED_MAX {
            break;
        }
        if next != pair && registry.has_page(next) && !chosen.contains(&next) {
            chosen.push(next);
        }
    }
    chosen.into_iter()
}

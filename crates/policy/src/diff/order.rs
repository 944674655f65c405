use std::collections::{HashMap, HashSet};

/// The fewest items that must be picked up to get from one order to another. Both hold the same items.
pub(super) fn moved<'a>(old: &[&'a str], new: &[&'a str]) -> HashSet<&'a str> {
    let place: HashMap<&str, usize> = old.iter().enumerate().map(|(at, id)| (*id, at)).collect();
    let places: Vec<usize> = new.iter().filter_map(|id| place.get(id).copied()).collect();
    // The longest run that kept its order stays; all others moved. `ends[n]` is the item that ends
    // the best run of length n + 1, `before[i]` the item before i in its run.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = vec![None; places.len()];
    for at in 0..places.len() {
        let length = ends.partition_point(|&end| places[end] < places[at]);
        before[at] = length.checked_sub(1).map(|shorter| ends[shorter]);
        if length == ends.len() {
            ends.push(at)
        } else {
            ends[length] = at
        }
    }
    let mut stays = HashSet::new();
    let mut next = ends.last().copied();
    while let Some(at) = next {
        stays.insert(at);
        next = before[at];
    }
    new.iter()
        .enumerate()
        .filter(|(at, _)| !stays.contains(at))
        .map(|(_, id)| *id)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_item_that_is_picked_up_is_one_item_moved() {
        assert_eq!(
            moved(&["a", "b", "c", "d"], &["b", "c", "d", "a"]),
            HashSet::from(["a"])
        );
        assert_eq!(moved(&["a", "b", "c", "d"], &["a", "c", "b", "d"]).len(), 1);
        assert!(moved(&["a", "b"], &["a", "b"]).is_empty());
    }
}

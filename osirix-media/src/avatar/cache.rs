//! A store of drawings that forgets the one not used for longest.

use std::collections::HashMap;
use std::hash::Hash;

use osirix_core::error::Result;

use super::layer::Layer;

/// Keeps layers up to a number of bytes, so that memory stays flat however long a video is.
pub(super) struct Cache<K> {
    limit_bytes: usize,
    held_bytes: usize,
    clock: u64,
    entries: HashMap<K, (u64, Layer)>,
}

impl<K: Copy + Eq + Hash> Cache<K> {
    pub(super) fn new(limit_bytes: usize) -> Cache<K> {
        Cache { limit_bytes, held_bytes: 0, clock: 0, entries: HashMap::new() }
    }

    /// The layer of `key`, drawn now if it is not held.
    pub(super) fn get(&mut self, key: K, draw: impl FnOnce() -> Result<Layer>) -> Result<&Layer> {
        self.clock += 1;
        if !self.entries.contains_key(&key) {
            let layer = draw()?;
            self.make_room(layer.bytes());
            self.held_bytes += layer.bytes();
            self.entries.insert(key, (self.clock, layer));
        }
        let clock = self.clock;
        let entry = self.entries.get_mut(&key).map(|(used, layer)| {
            *used = clock;
            &*layer
        });
        entry.ok_or_else(|| osirix_core::Error::internal("a drawing was lost from its cache"))
    }

    fn make_room(&mut self, bytes: usize) {
        while self.held_bytes + bytes > self.limit_bytes {
            let oldest = self.entries.iter().min_by_key(|(_, (used, _))| *used);
            let Some(key) = oldest.map(|(key, _)| *key) else { return };
            if let Some((_, layer)) = self.entries.remove(&key) {
                self.held_bytes -= layer.bytes();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::avatar::stage::Rect;

    fn layer() -> Result<Layer> {
        Ok(Layer::clear(Rect { x: 0, y: 0, width: 5, height: 5 }))
    }

    #[test]
    fn the_drawing_not_used_for_longest_is_forgotten_first() {
        let mut cache = Cache::new(250);
        for key in [1, 2, 1, 3] {
            cache.get(key, layer).unwrap();
        }
        assert_eq!(cache.held_bytes, 200);
        cache.get(1, || panic!("1 was used after 2")).unwrap();
        let mut drawn = false;
        cache
            .get(2, || {
                drawn = true;
                layer()
            })
            .unwrap();
        assert!(drawn);
    }
}

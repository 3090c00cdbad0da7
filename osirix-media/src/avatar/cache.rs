//! A store of drawings, shared by threads, that forgets the one not used for longest.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use osirix_core::error::Result;

use super::layer::Layer;

/// Keeps layers up to a number of bytes, so that memory stays flat however long a video is.
pub(super) struct Cache<K>(Mutex<Held<K>>);

struct Held<K> {
    limit_bytes: usize,
    bytes: usize,
    clock: u64,
    entries: HashMap<K, (u64, Arc<Layer>)>,
}

impl<K: Copy + Eq + Hash> Cache<K> {
    pub(super) fn new(limit_bytes: usize) -> Cache<K> {
        Cache(Mutex::new(Held { limit_bytes, bytes: 0, clock: 0, entries: HashMap::new() }))
    }

    /// The layer of `key`, drawn now if it is not held.
    pub(super) fn get(&self, key: K, draw: impl FnOnce() -> Result<Layer>) -> Result<Arc<Layer>> {
        if let Some(layer) = self.held().find(key) {
            return Ok(layer);
        }
        // Nobody waits for a drawing: two threads at the same one both draw it, and alike.
        let layer = Arc::new(draw()?);
        self.held().keep(key, layer.clone());
        Ok(layer)
    }

    fn held(&self) -> MutexGuard<'_, Held<K>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<K: Copy + Eq + Hash> Held<K> {
    fn find(&mut self, key: K) -> Option<Arc<Layer>> {
        self.clock += 1;
        let (used, layer) = self.entries.get_mut(&key)?;
        *used = self.clock;
        Some(layer.clone())
    }

    fn keep(&mut self, key: K, layer: Arc<Layer>) {
        self.make_room(layer.bytes());
        self.bytes += layer.bytes();
        if let Some((_, same)) = self.entries.insert(key, (self.clock, layer)) {
            self.bytes -= same.bytes();
        }
    }

    fn make_room(&mut self, bytes: usize) {
        while self.bytes + bytes > self.limit_bytes {
            let oldest = self.entries.iter().min_by_key(|(_, (used, _))| *used);
            let Some(key) = oldest.map(|(key, _)| *key) else { return };
            if let Some((_, layer)) = self.entries.remove(&key) {
                self.bytes -= layer.bytes();
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
        let cache = Cache::new(250);
        for key in [1, 2, 1, 3] {
            cache.get(key, layer).unwrap();
        }
        assert_eq!(cache.held().bytes, 200);
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

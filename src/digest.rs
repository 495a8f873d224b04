//! Values with their digests: what is made from the same values has the same digest, and no other has.

use std::hash::{Hash, Hasher};
use std::ops::Deref;
use std::sync::Arc;

use twox_hash::xxhash3_128::Hasher as Hasher128;

/// A digest, cut to 128 bits: enough to tell the versions of a page apart.
pub(crate) type Key = [u8; 16];

/// A value with its digest, taken once, and shared by its copies. Hashed, it counts as its digest.
#[derive(Debug)]
pub struct Keyed<T> {
    value: Arc<T>,
    key: Key,
}

impl<T: Hash> Keyed<T> {
    /// Takes the digest of a value.
    pub fn new(value: T) -> Self {
        let key = digest(&value);
        Self { value: Arc::new(value), key }
    }
}

impl<T> Keyed<T> {
    /// Takes the digest of what a value is made from, for a value that has no hash of its own.
    pub fn made_from(origin: &(impl Hash + ?Sized), value: T) -> Self {
        Self { value: Arc::new(value), key: digest(origin) }
    }

    /// Returns the digest.
    pub fn key(&self) -> Key {
        self.key
    }
}

impl<T> Clone for Keyed<T> {
    fn clone(&self) -> Self {
        Self { value: Arc::clone(&self.value), key: self.key }
    }
}

impl<T> Deref for Keyed<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T> Hash for Keyed<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write(&self.key);
    }
}

/// Takes the digest of a value by its derived hash, which leaves no field out and keeps every two values
/// apart.
pub(crate) fn digest(value: &(impl Hash + ?Sized)) -> Key {
    let mut key = Key::default();
    key.copy_from_slice(&blake3::hash(&Input::of(value)).as_bytes()[..size_of::<Key>()]);
    key
}

/// Takes the digest of a value that holds nothing but [`Keyed`] values and numbers. That is quicker, and as
/// safe: who writes a text cannot choose its digest, and so not two values that are taken for one.
pub(crate) fn combine(value: &(impl Hash + ?Sized)) -> Key {
    Hasher128::oneshot(&Input::of(value)).to_le_bytes()
}

/// What a value hashes.
struct Input(Vec<u8>);

impl Input {
    fn of(value: &(impl Hash + ?Sized)) -> Vec<u8> {
        let mut input = Self(Vec::with_capacity(1024));
        value.hash(&mut input);
        input.0
    }
}

impl Hasher for Input {
    fn write(&mut self, bytes: &[u8]) {
        self.0.extend_from_slice(bytes);
    }

    /// A digest is longer than this: [`digest`] takes it.
    fn finish(&self) -> u64 {
        0
    }
}

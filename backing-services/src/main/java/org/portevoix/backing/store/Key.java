package org.portevoix.backing.store;

import java.util.Arrays;

/**
 * Bytes that sort as the values they stand for: the place of a document, or an entry of
 * an index.
 */
record Key(byte[] bytes) implements Comparable<Key> {

	static final Key EMPTY = new Key(new byte[0]);

	Key append(Key other) {
		byte[] joined = Arrays.copyOf(this.bytes, this.bytes.length + other.bytes.length);
		System.arraycopy(other.bytes, 0, joined, this.bytes.length, other.bytes.length);
		return new Key(joined);
	}

	Key append(int last) {
		byte[] longer = Arrays.copyOf(this.bytes, this.bytes.length + 1);
		longer[this.bytes.length] = (byte) last;
		return new Key(longer);
	}

	/** What sorts behind every key that begins with this one. */
	Key behind() {
		return append(0xFF);
	}

	@Override
	public int compareTo(Key other) {
		return Arrays.compareUnsigned(this.bytes, other.bytes);
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof Key key && Arrays.equals(this.bytes, key.bytes);
	}

	@Override
	public int hashCode() {
		return Arrays.hashCode(this.bytes);
	}

}

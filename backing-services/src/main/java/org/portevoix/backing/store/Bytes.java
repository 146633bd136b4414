package org.portevoix.backing.store;

import java.nio.ByteBuffer;

import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/** How keys lie in the file. */
final class Bytes extends BasicDataType<Key> {

	static final Bytes TYPE = new Bytes();

	private static final int OBJECT_OVERHEAD = 40;

	private Bytes() {
	}

	@Override
	public int compare(Key left, Key right) {
		return left.compareTo(right);
	}

	@Override
	public int getMemory(Key key) {
		return key.bytes().length + OBJECT_OVERHEAD;
	}

	@Override
	public void write(WriteBuffer buffer, Key key) {
		buffer.putVarInt(key.bytes().length).put(key.bytes());
	}

	@Override
	public Key read(ByteBuffer buffer) {
		byte[] bytes = new byte[DataUtils.readVarInt(buffer)];
		buffer.get(bytes);
		return new Key(bytes);
	}

	@Override
	public Key[] createStorage(int size) {
		return new Key[size];
	}

}

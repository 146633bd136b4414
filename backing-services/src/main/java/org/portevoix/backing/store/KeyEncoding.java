package org.portevoix.backing.store;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Decimal128;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import de.bwaldvogel.mongo.bson.ObjectId;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import org.jspecify.annotations.Nullable;

/**
 * Writes BSON values as bytes whose unsigned order is MongoDB's order of values. No
 * encoding is the beginning of another, so values can stand one behind the other. Numbers
 * of different types that are equal are written alike.
 */
final class KeyEncoding {

	private static final int MIN = 0x01;

	private static final int NULL = 0x05;

	private static final int NUMBER = 0x10;

	private static final int STRING = 0x20;

	private static final int DOCUMENT = 0x30;

	private static final int ARRAY = 0x38;

	private static final int BINARY = 0x40;

	private static final int BINARY_UUID = 0x42;

	private static final int OBJECT_ID = 0x50;

	private static final int BOOLEAN = 0x60;

	private static final int DATE = 0x70;

	private static final int TIMESTAMP = 0x75;

	private static final int OTHER = 0x7A;

	private static final int MAX = 0x7F;

	private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(48);

	private final DataOutputStream out = new DataOutputStream(this.bytes);

	private KeyEncoding() {
	}

	static Key of(@Nullable Object value) {
		return of(java.util.Collections.singletonList(value));
	}

	static Key of(Iterable<? extends @Nullable Object> values) {
		KeyEncoding encoding = new KeyEncoding();
		try {
			for (Object value : values) {
				encoding.write(value);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return new Key(encoding.bytes.toByteArray());
	}

	private void write(@Nullable Object value) throws IOException {
		switch (value) {
			case null -> this.out.writeByte(NULL);
			case Missing _ -> this.out.writeByte(NULL);
			case MinKey _ -> this.out.writeByte(MIN);
			case MaxKey _ -> this.out.writeByte(MAX);
			case Decimal128 decimal -> writeNumber(decimal.toBigDecimal().doubleValue());
			case Number number -> writeNumber(number);
			case String text -> writeText(STRING, text);
			case Map<?, ?> map -> writeDocument(map);
			case Collection<?> values -> writeArray(values);
			case byte[] data -> writeBinary(data);
			case BinData data -> writeBinary(data.getData());
			case UUID uuid -> writeUuid(uuid);
			case ObjectId id -> writeTagged(OBJECT_ID, id.toByteArray());
			case Boolean flag -> writeTagged(BOOLEAN, new byte[] { (byte) (flag ? 1 : 0) });
			case Instant instant -> writeLong(DATE, instant.toEpochMilli());
			case BsonTimestamp timestamp -> writeLong(TIMESTAMP, timestamp.getValue());
			default -> writeOther(value);
		}
	}

	private void writeTagged(int tag, byte[] data) throws IOException {
		this.out.writeByte(tag);
		this.out.write(data);
	}

	private void writeLong(int tag, long value) throws IOException {
		this.out.writeByte(tag);
		this.out.writeLong(value ^ Long.MIN_VALUE);
	}

	private void writeNumber(Number number) throws IOException {
		double rounded = number.doubleValue() + 0.0;
		long bits = Double.doubleToLongBits(rounded);
		this.out.writeByte(NUMBER);
		this.out.writeLong((bits < 0) ? ~bits : bits ^ Long.MIN_VALUE);
		// What a double cannot tell apart above 2^53 is told by what rounding took away.
		long remainder = (number instanceof Long exact) ? exact - (long) rounded : 0;
		this.out.writeShort((short) remainder ^ Short.MIN_VALUE);
	}

	private void writeText(int tag, String text) throws IOException {
		this.out.writeByte(tag);
		writeEscaped(text.getBytes(StandardCharsets.UTF_8));
	}

	/** Zero bytes become 00 FF, so that 00 00 can end what has no fixed length. */
	private void writeEscaped(byte[] data) throws IOException {
		for (byte octet : data) {
			this.out.writeByte(octet);
			if (octet == 0) {
				this.out.writeByte(0xFF);
			}
		}
		this.out.writeShort(0);
	}

	private void writeDocument(Map<?, ?> map) throws IOException {
		this.out.writeByte(DOCUMENT);
		for (Map.Entry<?, ?> entry : map.entrySet()) {
			writeText(STRING, String.valueOf(entry.getKey()));
			write(entry.getValue());
		}
		this.out.writeByte(0);
	}

	private void writeArray(Collection<?> values) throws IOException {
		this.out.writeByte(ARRAY);
		for (Object value : values) {
			write(value);
		}
		this.out.writeByte(0);
	}

	private void writeBinary(byte[] data) throws IOException {
		this.out.writeByte(BINARY);
		this.out.writeInt(data.length);
		this.out.write(data);
	}

	private void writeUuid(UUID uuid) throws IOException {
		this.out.writeByte(BINARY_UUID);
		this.out.writeLong(uuid.getMostSignificantBits());
		this.out.writeLong(uuid.getLeastSignificantBits());
	}

	private void writeOther(Object value) throws IOException {
		var buffer = Unpooled.buffer();
		BsonEncoder.encodeDocument(new Document("", value), buffer);
		this.out.writeByte(OTHER);
		writeEscaped(ByteBufUtil.getBytes(buffer));
	}

}

package org.portevoix.standalone.backup;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;

/**
 * A sealed file of BSON documents, each with the place that it belongs to. It ends with
 * how many there are of each place, and bears its name only once it was read back whole.
 */
final class Archive {

	private static final String PLACE = "place";

	private static final String DOCUMENT = "document";

	private static final String END = "end";

	private static final int SMALLEST = 5;

	private static final int LARGEST = 64 * 1024 * 1024;

	private final Path file;

	private final String kind;

	private final char[] passphrase;

	/**
	 * A file.
	 * @param kind what it is, so that none is taken for another
	 */
	Archive(Path file, String kind, char[] passphrase) {
		this.file = file;
		this.kind = kind;
		this.passphrase = passphrase.clone();
	}

	/**
	 * Writes it and reads it back.
	 * @return how many documents each place has
	 */
	Map<String, Long> write(Consumer<BiConsumer<String, BsonDocument>> content) {
		Path draft = this.file.resolveSibling(this.file.getFileName() + ".unfinished");
		try {
			Path directory = this.file.toAbsolutePath().getParent();
			if (directory != null) {
				Files.createDirectories(directory);
			}
			Files.deleteIfExists(draft);
			Map<String, Long> written = new TreeMap<>();
			try (OutputStream out = PrivateFile.create(draft);
					SealedOutput sealed = new SealedOutput(new BufferedOutputStream(out), this.passphrase)) {
				append(sealed, this.kind, new BsonDocument());
				content.accept((place, document) -> {
					append(sealed, place, document);
					written.merge(place, 1L, Long::sum);
				});
				append(sealed, END, counts(written));
				sealed.finish();
			}
			try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
				channel.force(true);
			}
			if (!new Archive(draft, this.kind, this.passphrase).read((_, _) -> {
			}).equals(written)) {
				throw new Refused("What was written to " + draft + " reads back as something else.");
			}
			Files.move(draft, this.file, StandardCopyOption.ATOMIC_MOVE);
			return written;
		}
		catch (IOException ex) {
			throw new Refused("The file " + this.file + " can't be written: " + ex.getMessage(), ex);
		}
	}

	/**
	 * Reads it, or refuses.
	 * @return how many documents each place has
	 */
	Map<String, Long> read(BiConsumer<String, BsonDocument> content) {
		try (InputStream in = new BufferedInputStream(Files.newInputStream(this.file));
				DataInputStream opened = new DataInputStream(new SealedInput(in, this.passphrase))) {
			if (!next(opened).getString(PLACE).getValue().equals(this.kind)) {
				throw new Refused(this.file + " is a sealed file of another kind.");
			}
			Map<String, Long> read = new TreeMap<>();
			while (true) {
				BsonDocument next = next(opened);
				String place = next.getString(PLACE).getValue();
				if (place.equals(END)) {
					if (!next.getDocument(DOCUMENT).equals(counts(read)) || opened.read() >= 0) {
						throw new Refused("The file " + this.file + " does not hold what it says.");
					}
					return read;
				}
				content.accept(place, next.getDocument(DOCUMENT));
				read.merge(place, 1L, Long::sum);
			}
		}
		catch (IOException ex) {
			throw new Refused("The file " + this.file + " can't be read: " + ex.getMessage(), ex);
		}
	}

	private static BsonDocument next(DataInputStream in) throws IOException {
		byte[] length = in.readNBytes(Integer.BYTES);
		int size = (length.length == Integer.BYTES) ? ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getInt()
				: 0;
		if (size < SMALLEST || size > LARGEST) {
			throw new Refused("The file is damaged: a document in it has no end.");
		}
		byte[] whole = new byte[size];
		System.arraycopy(length, 0, whole, 0, length.length);
		in.readFully(whole, length.length, size - length.length);
		return new RawBsonDocument(whole).decode(new BsonDocumentCodec());
	}

	private static void append(OutputStream out, String place, BsonDocument document) {
		BsonDocument wrapped = new BsonDocument(PLACE, new BsonString(place)).append(DOCUMENT, document);
		ByteBuffer bytes = new RawBsonDocument(wrapped, new BsonDocumentCodec()).getByteBuffer().asNIO();
		byte[] whole = new byte[bytes.remaining()];
		bytes.get(whole);
		try {
			out.write(whole);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static BsonDocument counts(Map<String, Long> counts) {
		BsonDocument document = new BsonDocument();
		counts.forEach((place, count) -> document.append(place, new BsonInt64(count)));
		return document;
	}

}

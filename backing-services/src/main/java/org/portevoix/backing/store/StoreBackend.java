package org.portevoix.backing.store;

import java.time.Clock;
import java.util.Locale;
import java.util.Set;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoBackend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerException;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import io.netty.channel.Channel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes commands, and holds the answer to each that writes back until the file holds what
 * it wrote.
 */
final class StoreBackend extends AbstractMongoBackend {

	private static final Logger log = LoggerFactory.getLogger(StoreBackend.class);

	private static final Set<String> WRITES = Set.of("insert", "update", "delete", "findandmodify", "create",
			"createindexes", "drop", "dropindexes", "dropdatabase");

	private final StoreFile file;

	private final GroupCommit commits;

	StoreBackend(StoreFile file, Clock clock) {
		super(clock);
		this.file = file;
		this.commits = new GroupCommit(file);
		file.databases().forEach(this::resolveDatabase);
		file.opened();
	}

	@Override
	protected MongoDatabase openOrCreateDatabase(String name) {
		return new StoredDatabase(name, this.file, getCursorRegistry());
	}

	/**
	 * The library knows the greeting by its old name only; health checks use the new one.
	 */
	@Override
	public Document handleCommand(Channel channel, String database, String command, Document query) {
		return super.handleCommand(channel, database, command.equalsIgnoreCase("hello") ? "isMaster" : command, query);
	}

	@Override
	public Document handleMessage(MongoMessage message) {
		String command = message.getDocument().keySet().iterator().next();
		try {
			Document answer = this.file.using(() -> super.handleMessage(message));
			if (!this.file.isInMemory() && WRITES.contains(command.toLowerCase(Locale.ROOT))) {
				this.commits.await();
			}
			return answer;
		}
		catch (MongoServerException ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			// Neither the command nor the message of the exception: they hold documents.
			log.error("{} failed: {} at {}", command, ex.getClass().getName(), ex.getStackTrace()[0]);
			throw ex;
		}
	}

	@Override
	public void close() {
		super.close();
		this.commits.close();
		this.file.close();
	}

}

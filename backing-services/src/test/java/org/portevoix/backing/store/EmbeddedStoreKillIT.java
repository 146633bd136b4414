package org.portevoix.backing.store;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Updates;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIf;
import org.portevoix.backing.BackingServices;
import org.portevoix.backing.Mongod;
import org.portevoix.backing.MongoProcess;

import static org.assertj.core.api.Assertions.assertThat;

/** Kills the store while clients write, and looks for what it acknowledged. */
@DisabledIf("mongodIsHere")
class EmbeddedStoreKillIT {

	private static final int CLIENTS = 8;

	private static final int ROUNDS = 3;

	private static final int WRITES_PER_ROUND = 1500;

	private final Set<String> inserted = ConcurrentHashMap.newKeySet();

	private final Set<String> updated = ConcurrentHashMap.newKeySet();

	static boolean mongodIsHere() {
		return Mongod.find().isPresent();
	}

	@Test
	void losesNothingThatItAcknowledged() throws Exception {
		try (MongoProcess store = BackingServices.startMongo()) {
			for (int round = 0; round < ROUNDS; round++) {
				killWhileWriting(store, round);
				store.process().start();
				compare(store);
			}
		}
	}

	private void killWhileWriting(MongoProcess store, int round) throws InterruptedException {
		int before = this.inserted.size();
		AtomicBoolean goOn = new AtomicBoolean(true);
		try (MongoClient client = client(store); ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
			MongoCollection<Document> collection = collection(client);
			collection.createIndex(new Document("number", 1), new IndexOptions().unique(true));
			for (int i = 0; i < CLIENTS; i++) {
				String prefix = round + "-" + i + "-";
				clients.execute(() -> write(collection, prefix, goOn));
			}
			Awaitility.await()
				.atMost(60, TimeUnit.SECONDS)
				.until(() -> this.inserted.size() > before + WRITES_PER_ROUND);
			store.process().kill();
			goOn.set(false);
		}
	}

	private void write(MongoCollection<Document> collection, String prefix, AtomicBoolean goOn) {
		try {
			for (int i = 0; goOn.get(); i++) {
				String id = prefix + i;
				collection.insertOne(new Document("_id", id).append("number", id).append("rev", 1));
				this.inserted.add(id);
				if (collection.updateOne(new Document("_id", id).append("rev", 1), Updates.inc("rev", 1))
					.getModifiedCount() == 1) {
					this.updated.add(id);
				}
			}
		}
		catch (MongoException ex) {
			// The kill; what was not acknowledged may be lost.
			goOn.set(false);
		}
	}

	private void compare(MongoProcess store) {
		try (MongoClient client = client(store)) {
			Set<String> found = new HashSet<>();
			Set<String> foundUpdated = new HashSet<>();
			for (Document document : collection(client).find()) {
				found.add(document.getString("_id"));
				if (document.getInteger("rev") == 2) {
					foundUpdated.add(document.getString("_id"));
				}
			}
			assertThat(found).containsAll(this.inserted);
			assertThat(foundUpdated).containsAll(this.updated);
			List<Document> byIndex = collection(client).find(new Document("number", new Document("$gte", "")))
				.into(new ArrayList<>());
			assertThat(byIndex).hasSize(found.size());
		}
	}

	private static MongoClient client(MongoProcess store) {
		return MongoClients.create(store.uri() + "/?serverSelectionTimeoutMS=2000");
	}

	private static MongoCollection<Document> collection(MongoClient client) {
		return client.getDatabase("campaign").getCollection("signatures");
	}

}

package org.portevoix.backing.store;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.UUID;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import de.bwaldvogel.mongo.MongoServer;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portevoix.backing.Ports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class EmbeddedStoreTests {

	private static final int DUPLICATE_KEY = 11000;

	@TempDir
	private Path directory;

	private MongoServer server;

	private MongoClient client;

	private MongoCollection<Document> people;

	@BeforeEach
	void open() {
		int port = Ports.free();
		this.server = EmbeddedStore.start(port, this.directory.resolve("store.mv"));
		this.client = MongoClients.create("mongodb://127.0.0.1:" + port);
		this.people = this.client.getDatabase("member").getCollection("people");
	}

	@AfterEach
	void close() {
		this.client.close();
		this.server.shutdownNow();
	}

	private void reopen() {
		close();
		open();
	}

	private static Document id(Object id) {
		return new Document("_id", id);
	}

	@Test
	void answersInBatchesWithoutALossAndUpToTheLimit() {
		List<Document> many = new ArrayList<>();
		for (int i = 0; i < 2_500; i++) {
			many.add(id(String.format("%04d", i)).append("even", i % 2 == 0));
		}
		this.people.insertMany(many);
		assertThat(this.people.find().into(new ArrayList<>())).isEqualTo(many);
		assertThat(this.people.find(new Document("even", true)).batchSize(7).into(new ArrayList<>())).hasSize(1_250);
		assertThat(this.people.find().batchSize(100).limit(250).into(new ArrayList<>()))
			.isEqualTo(many.subList(0, 250));
		assertThat(this.people.find().skip(2_400).into(new ArrayList<>())).hasSize(100);
		assertThat(this.people.find().sort(new Document("even", 1).append("_id", -1)).first())
			.isEqualTo(many.get(2_499));
		assertThat(this.people.updateMany(new Document("even", true), Updates.set("seen", 1)).getModifiedCount())
			.isEqualTo(1_250);
		assertThat(this.people.deleteMany(new Document("seen", 1)).getDeletedCount()).isEqualTo(1_250);
		assertThat(this.people.countDocuments(new Document("even", false))).isEqualTo(1_250);
		assertThat(this.people.countDocuments(new Document("even", false), new CountOptions().skip(1_200).limit(20)))
			.isEqualTo(20);
		assertThat(this.client.getDatabase("member")
			.runCommand(
					new Document("count", "people").append("query", new Document("even", false)).append("limit", 7)))
			.containsEntry("n", 7);
	}

	@Test
	void refusesASecondDocumentWithTheSameId() {
		this.people.insertOne(id("a"));
		assertThatExceptionOfType(MongoWriteException.class).isThrownBy(() -> this.people.insertOne(id("a")))
			.satisfies((ex) -> assertThat(ex.getCode()).isEqualTo(DUPLICATE_KEY));
	}

	@Test
	void countsWhatAnUnorderedInsertInserted() {
		this.people.insertOne(id("b"));
		assertThatExceptionOfType(MongoBulkWriteException.class)
			.isThrownBy(() -> this.people.insertMany(List.of(id("a"), id("b"), id("c")),
					new InsertManyOptions().ordered(false)))
			.satisfies((ex) -> assertThat(ex.getWriteResult().getInsertedCount()).isEqualTo(2))
			.satisfies((ex) -> assertThat(ex.getWriteErrors()).singleElement()
				.satisfies((error) -> assertThat(error.getCode()).isEqualTo(DUPLICATE_KEY)));
		assertThat(this.people.countDocuments()).isEqualTo(3);
	}

	@Test
	void comparesAndSets() {
		this.people.insertOne(id("a").append("rev", 1L));
		Document asRead = id("a").append("rev", 1L);
		assertThat(this.people.updateOne(asRead, Updates.inc("rev", 1L)).getModifiedCount()).isOne();
		assertThat(this.people.updateOne(asRead, Updates.inc("rev", 1L)).getMatchedCount()).isZero();
		assertThat(this.people.find(id("a")).first()).containsEntry("rev", 2L);
	}

	@Test
	void refusesAnUpsertWhoseConditionFails() {
		Document tally = new Document("_id", new Document("campaign", "c").append("partition", 3));
		this.people.insertOne(new Document(tally).append("offset", 7L));
		assertThatExceptionOfType(MongoWriteException.class)
			.isThrownBy(() -> this.people.updateOne(new Document(tally).append("offset", 5L), Updates.set("offset", 9L),
					new UpdateOptions().upsert(true)))
			.satisfies((ex) -> assertThat(ex.getCode()).isEqualTo(DUPLICATE_KEY));
		assertThat(this.people.find(tally).first()).containsEntry("offset", 7L);
	}

	@Test
	void writesManyAtOnce() {
		List<ReplaceOneModel<Document>> writes = new ArrayList<>();
		for (int i = 0; i < 2500; i++) {
			writes.add(new ReplaceOneModel<>(id(i), id(i).append("n", i), new ReplaceOptions().upsert(true)));
		}
		var first = this.people.bulkWrite(writes, new BulkWriteOptions().ordered(false));
		assertThat(first.getUpserts()).hasSize(2500);
		var second = this.people.bulkWrite(writes, new BulkWriteOptions().ordered(false));
		assertThat(second.getMatchedCount()).isEqualTo(2500);
		assertThat(this.people.countDocuments()).isEqualTo(2500);
	}

	@Test
	void keepsAUniqueIndexThroughUpdatesAndDeletes() {
		this.people.createIndex(new Document("email", 1), new IndexOptions().unique(true).sparse(true));
		this.people.insertMany(List.of(id(1).append("email", "x"), id(2).append("email", "y"), id(3), id(4)));
		assertThatExceptionOfType(MongoWriteException.class)
			.isThrownBy(() -> this.people.updateOne(id(2), Updates.set("email", "x")));
		this.people.deleteOne(id(1));
		assertThat(this.people.updateOne(id(2), Updates.set("email", "x")).getModifiedCount()).isOne();
		this.people.insertOne(id(5).append("email", "y"));
		assertThat(this.people.find(new Document("email", "x")).first()).containsEntry("_id", 2);
	}

	@Test
	void findsWhatIsDueInOrder() {
		this.people.createIndex(new Document("state", 1).append("due", 1));
		for (int i = 0; i < 200; i++) {
			this.people.insertOne(id(UUID.randomUUID().toString()).append("state", (i % 2 == 0) ? "new" : "done")
				.append("due", new Date((i * 7919L) % 200)));
		}
		Document due = new Document("state", "new").append("due", new Document("$lte", new Date(100)));
		List<Document> found = this.people.find(due).sort(new Document("due", 1)).limit(10).into(new ArrayList<>());
		assertThat(found).hasSize(10).isSortedAccordingTo((a, b) -> a.getDate("due").compareTo(b.getDate("due")));
		assertThat(found.getFirst().getDate("due")).isEqualTo(new Date(0));
		List<Document> last = this.people.find(due).sort(new Document("due", -1)).limit(1).into(new ArrayList<>());
		assertThat(last.getFirst().getDate("due")).isEqualTo(new Date(100));
		assertThat(this.people.countDocuments(due)).isEqualTo(51);
	}

	@Test
	void claimsByLeaseThroughASparseIndex() {
		this.people.createIndex(new Document("pendingDue", 1), new IndexOptions().sparse(true));
		this.people.insertMany(List.of(id(1), id(2).append("pendingDue", new Date(5)), id(3)));
		Document due = new Document("pendingDue", new Document("$lte", new Date(10)));
		Document claimed = this.people.findOneAndUpdate(due, Updates.set("pendingDue", new Date(50)),
				new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER));
		assertThat(claimed).containsEntry("_id", 2).containsEntry("pendingDue", new Date(50));
		assertThat(this.people.findOneAndUpdate(due, Updates.set("pendingDue", new Date(50)))).isNull();
		this.people.updateOne(id(2), Updates.unset("pendingDue"));
		this.people.updateOne(id(3), Updates.set("pendingDue", new Date(1)));
		assertThat(this.people.find(due).into(new ArrayList<>())).singleElement()
			.satisfies((found) -> assertThat(found).containsEntry("_id", 3));
	}

	@Test
	void findsByWhatListsHold() {
		this.people.createIndex(new Document("tags", 1));
		this.people.insertMany(List.of(id(1).append("tags", List.of("a", "b")), id(2).append("tags", List.of("c")),
				id(3).append("tags", List.of())));
		assertThat(this.people.find(new Document("tags", "b")).into(new ArrayList<>())).hasSize(1);
		assertThat(this.people.find(new Document("tags", new Document("$in", List.of("a", "b", "c"))))
			.into(new ArrayList<>())).hasSize(2);
		assertThat(this.people.find(new Document("tags", new Document("$gte", "b").append("$lt", "b0")))
			.into(new ArrayList<>())).hasSize(1);
	}

	@Test
	void walksThroughIdsInOrder() {
		for (int i = 99; i >= 0; i--) {
			this.people.insertOne(id("p%02d".formatted(i)));
		}
		List<Document> page = this.people.find(id(new Document("$gt", "p41")))
			.sort(new Document("_id", 1))
			.limit(3)
			.into(new ArrayList<>());
		assertThat(page).extracting((found) -> found.getString("_id")).containsExactly("p42", "p43", "p44");
	}

	@Test
	void readsMoreThanOneBatch() {
		for (int i = 0; i < 350; i++) {
			this.people.insertOne(id(i));
		}
		assertThat(this.people.find().batchSize(100).into(new ArrayList<>())).hasSize(350);
	}

	@Test
	void takesUpWhereItWasClosed() {
		this.people.createIndex(new Document("email", 1), new IndexOptions().unique(true));
		this.people.insertOne(id("a").append("email", "x").append("at", new Date(3)));
		reopen();
		assertThat(this.people.find(new Document("email", "x")).first()).containsEntry("at", new Date(3));
		assertThatExceptionOfType(MongoWriteException.class)
			.isThrownBy(() -> this.people.insertOne(id("b").append("email", "x")));
		assertThat(this.people.listIndexes().into(new ArrayList<>())).extracting((index) -> index.getString("name"))
			.containsExactlyInAnyOrder("_id_", "email_1");
	}

	@Test
	void beginsAnewAfterADrop() {
		this.people.createIndex(new Document("email", 1), new IndexOptions().unique(true));
		this.people.insertOne(id("a").append("email", "x"));
		this.people.drop();
		this.people.insertMany(List.of(id("a").append("email", "x"), id("b").append("email", "x")));
		this.client.getDatabase("member").drop();
		assertThat(this.people.countDocuments()).isZero();
		this.people.insertOne(id("a"));
		reopen();
		assertThat(this.people.countDocuments()).isOne();
	}

}

package org.portevoix.standalone.backup;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import org.bson.BsonDocument;

/** The databases of all services, for who has to see them at once. */
public final class Store implements AutoCloseable {

	/** What happens flows this way, so what is copied later knows of what was before. */
	private static final List<String> DATABASES = List.of("campaign", "member", "notification");

	/** Of the moment: who does what just now, and who is signed in. */
	private static final Set<String> PASSING = Set.of("leases", "authorizations");

	private static final int BATCH = 200;

	private final MongoClient client;

	private final Map<String, List<BsonDocument>> waiting = new HashMap<>();

	/** The server that the services use. */
	public Store(String uri) {
		this.client = MongoClients.create(uri);
	}

	/**
	 * Collections by place, tallies before the signatures whose effects they have, and
	 * signatures before the submissions that leave them.
	 */
	List<String> places() {
		List<String> places = new ArrayList<>();
		for (String database : DATABASES) {
			List<String> names = new ArrayList<>();
			this.client.getDatabase(database).listCollectionNames().forEach(names::add);
			names.removeIf((name) -> PASSING.contains(name) || name.startsWith("system."));
			names.sort((one, other) -> rank(one) != rank(other) ? Integer.compare(rank(one), rank(other))
					: one.compareTo(other));
			names.forEach((name) -> places.add(database + "." + name));
		}
		return places;
	}

	private static int rank(String name) {
		return switch (name) {
			case "tallies" -> 0;
			case "signatures" -> 2;
			case "overflow" -> 3;
			default -> 1;
		};
	}

	MongoCollection<BsonDocument> at(String place) {
		int dot = place.indexOf('.');
		return this.client.getDatabase(place.substring(0, dot))
			.getCollection(place.substring(dot + 1), BsonDocument.class);
	}

	void copyTo(BiConsumer<String, BsonDocument> out) {
		places()
			.forEach((place) -> at(place).find().batchSize(BATCH).forEach((document) -> out.accept(place, document)));
	}

	boolean isEmpty() {
		return places().stream().allMatch((place) -> at(place).find().limit(1).first() == null);
	}

	void insert(String place, BsonDocument document) {
		List<BsonDocument> some = this.waiting.computeIfAbsent(place, (_) -> new ArrayList<>());
		some.add(document);
		if (some.size() >= BATCH) {
			at(place).insertMany(List.copyOf(some));
			some.clear();
		}
	}

	void flush() {
		this.waiting.forEach((place, some) -> {
			if (!some.isEmpty()) {
				at(place).insertMany(some);
			}
		});
		this.waiting.clear();
	}

	@Override
	public void close() {
		this.client.close();
	}

}

package org.portevoix.standalone.backup;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

import org.bson.BsonDocument;
import org.bson.BsonString;
import org.jspecify.annotations.Nullable;

/**
 * Everything that Portevoix keeps, in a sealed file: the secrets and what every database
 * holds; and apart from it, made more often, the list of those who were forgotten.
 */
public final class Backup {

	private static final String SECRETS = "secrets";

	private final char[] passphrase;

	/** What is sealed with a passphrase. */
	public Backup(String passphrase) {
		this.passphrase = passphrase.toCharArray();
	}

	/**
	 * Saves all; the services may be running.
	 * @return how many documents of each collection
	 * @throws Refused if the file is not whole; then there is none of that name
	 */
	public Map<String, Long> save(Path file, Store store, Map<String, String> secrets) {
		return backup(file).write((out) -> {
			new TreeMap<>(secrets).forEach((name, value) -> out.accept(SECRETS,
					new BsonDocument("name", new BsonString(name)).append("value", new BsonString(value))));
			store.copyTo(out);
		});
	}

	/**
	 * Saves who was forgotten, or took something back, until now.
	 * @return how many documents of each collection
	 */
	public Map<String, Long> saveErasures(Path file, Store store) {
		return erasures(file).write(new Erasures(store)::copyTo);
	}

	/**
	 * The secrets in a backup, after all of it was found to be as it was written.
	 * @param erasures a list that must be whole as well
	 */
	public Map<String, String> check(Path file, @Nullable Path erasures) {
		Map<String, String> secrets = new TreeMap<>();
		backup(file).read((place, document) -> {
			if (place.equals(SECRETS)) {
				secrets.put(document.getString("name").getValue(), document.getString("value").getValue());
			}
		});
		if (erasures != null) {
			erasures(erasures).read((_, _) -> {
			});
		}
		return secrets;
	}

	/**
	 * Refuses a store that has anything in it.
	 * @throws Refused if it has
	 */
	public static void requireEmpty(Store store) {
		if (!store.isEmpty()) {
			throw new Refused("The store is not empty. A backup is restored into an empty one only.");
		}
	}

	/**
	 * Fills an empty store, forgets again whom it must not bring back, and adds the
	 * tallies up.
	 * @param logIsGone see {@link TallyRebuild}
	 * @return how many documents each collection got
	 */
	public Map<String, Long> restore(Path file, @Nullable Path erasures, Store store, boolean logIsGone) {
		requireEmpty(store);
		Map<String, Long> restored = new TreeMap<>(backup(file).read((place, document) -> {
			if (!place.equals(SECRETS)) {
				store.insert(place, document);
			}
		}));
		restored.remove(SECRETS);
		store.flush();
		if (erasures != null) {
			erasures(erasures).read(new Erasures(store)::apply);
		}
		if (logIsGone) {
			new TallyRebuild(store, true).run(true);
		}
		return restored;
	}

	private Archive backup(Path file) {
		return new Archive(file, "backup", this.passphrase);
	}

	private Archive erasures(Path file) {
		return new Archive(file, "erasures", this.passphrase);
	}

}

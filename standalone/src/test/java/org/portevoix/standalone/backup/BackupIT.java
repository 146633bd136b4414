package org.portevoix.standalone.backup;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.bson.BsonDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portevoix.backing.BackingServices;
import org.portevoix.backing.MongoProcess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Backs up one store and restores it into another, on documents as the services write
 * them.
 */
class BackupIT {

	private static final String SIGNATURE = """
			{_id: "%s", revision: NumberLong(%d), campaignId: "c1", slug: "s", personId: %s, pending: [],
			 cycle: {number: 1, submission: "x", signer: %s}, cycles: 1, consents: [], outgoing: [],
			 effects: [{position: {epoch: "e1", partition: 3, offset: NumberLong(%d)}, delta: 1,
			            dimensions: {day: "2026-11-25", country: "BE", source: "a.b"}}],
			 marks: [{position: {epoch: "e1", partition: 3, offset: NumberLong(%d)}, dimension: "consent",
			          value: "newsletter wsm", delta: 1}]}""";

	private final Backup backup = new Backup("a long passphrase");

	@TempDir
	private Path directory;

	private MongoProcess before;

	private MongoProcess after;

	private Store old;

	private Store fresh;

	@BeforeEach
	void open() throws Exception {
		this.before = BackingServices.startMongo();
		this.after = BackingServices.startMongo();
		this.old = new Store(this.before.uri());
		this.fresh = new Store(this.after.uri());
	}

	@AfterEach
	void close() {
		this.old.close();
		this.fresh.close();
		this.before.close();
		this.after.close();
	}

	@Test
	void restoresAllAndForgetsThoseForgottenSince() {
		put("campaign.signatures", SIGNATURE.formatted("ada", 1, "\"p1\"", "{givenName: \"Ada\"}", 10, 10));
		put("campaign.signatures", SIGNATURE.formatted("bea", 1, "\"p2\"", "{givenName: \"Bea\"}", 12, 12));
		put("campaign.tallies", tally(10, 1));
		put("member.people", "{_id: \"p2@wsm\", revision: NumberLong(4), standings: [" + standing(true, 100) + "]}");
		put("notification.mails", "{_id: \"m\", signatureId: \"bea\", personId: \"p2\", state: \"WAITING\", "
				+ "draft: {to: \"bea@example.org\"}}");
		put("campaign.leases", "{_id: \"outbox\"}");
		Path file = this.directory.resolve("backup");
		this.backup.save(file, this.old, Map.of("PEPPER", "secret"));

		this.old.at("campaign.signatures")
			.replaceOne(BsonDocument.parse("{_id: \"bea\"}"),
					BsonDocument.parse(SIGNATURE.formatted("bea", 2, "null", "null", 12, 12)));
		this.old.at("member.people").deleteMany(new BsonDocument());
		put("member.people", "{_id: \"p2@wsm\", revision: NumberLong(5), standings: [" + standing(false, 200) + "]}");
		Path list = this.directory.resolve("erasures");
		this.backup.saveErasures(list, this.old);

		assertThat(this.backup.check(file, list)).isEqualTo(Map.of("PEPPER", "secret"));
		this.backup.restore(file, list, this.fresh, true);
		assertThat(all(this.fresh)).contains("Ada")
			.doesNotContain("Bea")
			.doesNotContain("bea@")
			.doesNotContain("outbox");
		assertThat(new TallyRebuild(this.fresh, true).run(false))
			.containsExactly(new TallyRebuild.Finding("c1", 2, 2, 0));
		assertThatExceptionOfType(Refused.class).isThrownBy(() -> this.backup.restore(file, list, this.fresh, true))
			.withMessageContaining("not empty");
	}

	@Test
	void provesCountsAndMendsThem() {
		put("campaign.signatures", SIGNATURE.formatted("ada", 1, "\"p1\"", "null", 10, 10));
		put("campaign.signatures", SIGNATURE.formatted("bea", 1, "\"p2\"", "null", 12, 12));
		put("campaign.tallies", tally(10, 1));
		TallyRebuild rebuild = new TallyRebuild(this.old, false);
		// What lies above the tally's offset is still to come from the log.
		assertThat(rebuild.run(false)).containsExactly(new TallyRebuild.Finding("c1", 1, 1, 0));

		this.old.at("campaign.tallies")
			.updateMany(new BsonDocument(), BsonDocument.parse("{$set: {total: NumberLong(7)}}"));
		assertThat(rebuild.run(false)).isEqualTo(List.of(new TallyRebuild.Finding("c1", 7, 1, 1)));
		rebuild.run(true);
		assertThat(rebuild.run(false)).containsExactly(new TallyRebuild.Finding("c1", 1, 1, 0));
		assertThat(this.old.at("campaign.tallies").find().first()).isEqualTo(BsonDocument.parse(tally(10, 1)));
	}

	@Test
	void writesNothingFromAFileThatIsCutOff() throws Exception {
		put("campaign.signatures", SIGNATURE.formatted("ada", 1, "\"p1\"", "null", 10, 10));
		Path file = this.directory.resolve("backup");
		this.backup.save(file, this.old, Map.of("PEPPER", "secret"));
		byte[] whole = Files.readAllBytes(file);
		Files.write(file, java.util.Arrays.copyOf(whole, whole.length - 1));
		assertThatExceptionOfType(Refused.class).isThrownBy(() -> this.backup.check(file, null));
		assertThat(this.fresh.isEmpty()).isTrue();
	}

	private static String tally(long offset, long total) {
		return """
				{_id: "c1|e1|3", campaignId: "c1", epoch: "e1", partition: 3, offset: NumberLong(%d),
				 total: NumberLong(%d), dimensions: {day: {"2026-11-25": NumberLong(1)}, country: {BE: NumberLong(1)},
				 source: {"a%%2Eb": NumberLong(1)}, consent: {"newsletter wsm": NumberLong(1)}}}""".formatted(offset,
				total);
	}

	private static String standing(boolean granted, long at) {
		return "{purpose: \"NEWSLETTER\", granted: " + granted + ", at: {$date: {$numberLong: \"" + at + "\"}}"
				+ (granted ? ", contact: {givenName: \"Bea\"}}" : "}");
	}

	private void put(String place, String json) {
		this.old.at(place).insertOne(BsonDocument.parse(json));
	}

	private static String all(Store store) {
		StringBuilder all = new StringBuilder();
		store.copyTo((place, document) -> all.append(place).append(document));
		return all.toString();
	}

}

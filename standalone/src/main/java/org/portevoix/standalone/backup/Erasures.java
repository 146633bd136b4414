package org.portevoix.standalone.backup;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Updates;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.conversions.Bson;

/**
 * Who was forgotten or took something back, as the documents that stayed: they hold keyed
 * references and neither name nor address. A restore puts them in the place of what an
 * older backup still has, so that nobody comes back.
 */
final class Erasures {

	private static final String SIGNATURES = "campaign.signatures";

	private static final String OVERFLOW = "campaign.overflow";

	private static final String CONSENTS = "member.consents";

	private static final String PEOPLE = "member.people";

	private static final String REQUESTS = "member.requests";

	private static final String SUPPRESSED = "notification.people";

	private static final String MAILS = "notification.mails";

	/** As long as a done mail's row is useful against a replay of the log. */
	private static final Duration ROW_STAYS = Duration.ofDays(30);

	private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

	private final Store store;

	Erasures(Store store) {
		this.store = store;
	}

	/** Writes the list. */
	void copyTo(BiConsumer<String, BsonDocument> out) {
		// Whatever nobody's name is kept with: erased, taken back, rejected or purged.
		Bson ended = Filters.or(Filters.eq("personId", null),
				Filters.and(Filters.eq("cycle", null), Filters.exists("pending.0", false)));
		this.store.at(SIGNATURES).find(ended).forEach((document) -> {
			document.put("outgoing", new BsonArray());
			out.accept(SIGNATURES, document);
		});
		each(CONSENTS, Filters.eq("decision", "WITHDRAWN"), out);
		this.store.at(PEOPLE).find(Filters.eq("standings.granted", false)).forEach((person) -> {
			person.getArray("standings").removeIf((standing) -> isGranted(standing.asDocument()));
			out.accept(PEOPLE, quiet(person));
		});
		each(REQUESTS, Filters.exists("_id"), out);
		each(SUPPRESSED, Filters.ne("suppressed", null), out);
	}

	private void each(String place, Bson filter, BiConsumer<String, BsonDocument> out) {
		this.store.at(place).find(filter).forEach((document) -> out.accept(place, quiet(document)));
	}

	/** Without events: what was told then is not told again. */
	private static BsonDocument quiet(BsonDocument document) {
		document.remove("pendingDue");
		document.put("pendingEvents", new BsonArray());
		return document;
	}

	/** Puts one entry of the list in the place of what the backup had. */
	void apply(String place, BsonDocument entry) {
		switch (place) {
			case SIGNATURES -> signature(entry);
			case PEOPLE -> person(entry);
			case CONSENTS, REQUESTS -> replace(place, entry);
			case SUPPRESSED -> {
				entry.remove("pendingEvents");
				replace(place, entry);
			}
			default -> throw new Refused("The list of erasures names " + place + ", which this version does not know.");
		}
	}

	private void replace(String place, BsonDocument entry) {
		this.store.at(place).replaceOne(Filters.eq("_id", entry.get("_id")), entry, UPSERT);
	}

	private void signature(BsonDocument entry) {
		BsonDocument restored = this.store.at(SIGNATURES).find(Filters.eq("_id", entry.get("_id"))).first();
		// A list that is older than the backup says nothing new.
		if (restored == null || number(restored, "revision") <= number(entry, "revision")) {
			replace(SIGNATURES, entry);
			this.store.at(OVERFLOW).deleteMany(Filters.eq("signatureId", entry.get("_id")));
		}
		if (!entry.containsKey("personId") || entry.isNull("personId")) {
			forgetMails(Objects.requireNonNull(entry.get("_id")));
		}
	}

	/** A mail that still waited in the backup has her address and is not sent. */
	private void forgetMails(BsonValue signatureId) {
		MongoCollection<BsonDocument> mails = this.store.at(MAILS);
		Instant now = Instant.now();
		mails.find(Filters.eq("signatureId", signatureId)).forEach((mail) -> {
			boolean waiting = mail.containsKey("draft") && !mail.isNull("draft");
			mails.updateOne(Filters.eq("_id", mail.get("_id")),
					waiting ? Updates.combine(Updates.unset("personId"), Updates.unset("draft"),
							Updates.set("state", "SUPPRESSED"), Updates.set("reason", "erased"),
							Updates.set("doneAt", now), Updates.set("due", now.plus(ROW_STAYS)))
							: Updates.unset("personId"));
		});
	}

	/** The later decision about each question stands, and with a no the contact goes. */
	private void person(BsonDocument entry) {
		BsonDocument restored = this.store.at(PEOPLE).find(Filters.eq("_id", entry.get("_id"))).first();
		if (restored == null) {
			return;
		}
		BsonArray standings = restored.getArray("standings");
		for (BsonValue value : List.copyOf(entry.getArray("standings"))) {
			BsonDocument no = value.asDocument();
			boolean overtaken = standings.stream()
				.map(BsonValue::asDocument)
				.anyMatch((one) -> isSameQuestion(one, no)
						&& one.getDateTime("at").getValue() > no.getDateTime("at").getValue());
			if (!overtaken) {
				standings.removeIf((one) -> isSameQuestion(one.asDocument(), no));
				standings.add(no);
			}
		}
		restored.put("revision", new BsonInt64(number(restored, "revision") + 1));
		replace(PEOPLE, restored);
	}

	private static boolean isSameQuestion(BsonDocument one, BsonDocument other) {
		return text(one, "purpose").equals(text(other, "purpose"))
				&& text(one, "campaignId").equals(text(other, "campaignId"));
	}

	private static boolean isGranted(BsonDocument standing) {
		return standing.getBoolean("granted", BsonBoolean.FALSE).getValue();
	}

	private static BsonValue text(BsonDocument document, String field) {
		BsonValue value = document.getOrDefault(field, BsonNull.VALUE);
		return value.isNull() ? new BsonString("") : value;
	}

	private static long number(BsonDocument document, String field) {
		return document.getNumber(field, new BsonInt64(0)).longValue();
	}

}

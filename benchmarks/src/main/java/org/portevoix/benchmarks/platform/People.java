package org.portevoix.benchmarks.platform;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

import org.portevoix.events.Event;
import org.portevoix.events.Evidence;
import org.portevoix.events.SignatureRecord;
import org.portevoix.events.Submission;

/**
 * People who do not exist, each with an address of her own, at domains that are kept free
 * for examples.
 */
public final class People {

	private static final URI SOURCE = URI.create("/campaign-service/signing");

	private static final int ID_BYTES = 32;

	private static final String[] GIVEN = { "Amélie", "Youssef", "Lieve", "José", "Aïssatou", "Bram", "Esperanza",
			"Noor", "Thérèse", "Rahul" };

	private static final String[] FAMILY = { "Exemple", "Van den Voorbeeld", "Ejemplo", "Ndiaye", "D'Exemplaire",
			"Peeters", "Quispe", "Kabongo", "Müller", "Sharma" };

	private static final String[] COUNTRIES = { "BE", "BE", "BE", "FR", "NL", "SN", "BO", "CD", "IN", "LU" };

	private static final List<String> DOMAINS = List.of("example.org", "example.com", "example.net",
			"mail.example.org");

	private static final AtomicLong NEXT = new AtomicLong();

	private static final SecureRandom RANDOM = new SecureRandom();

	/** Of this run, so that a system that is signed twice is signed by others. */
	private static final String RUN = Long.toString(RANDOM.nextLong(1L << 40), 36);

	private final Campaign campaign;

	private final String[] languages;

	/** Those who sign a campaign. */
	public People(Campaign campaign) {
		this.campaign = campaign;
		this.languages = campaign.languages();
	}

	/** What the next one types, as the API takes it. */
	public String form() {
		long number = NEXT.getAndIncrement();
		String language = pick(this.languages, number);
		Campaign.Answers answers = this.campaign.answers().getOrDefault(language, new Campaign.Answers("[]", "[]"));
		return "{\"givenName\":\"" + pick(GIVEN, number) + "\",\"familyName\":\"" + pick(FAMILY, number / 10)
				+ "\",\"email\":\"" + address(number) + "\",\"country\":\"" + pick(COUNTRIES, number / 7)
				+ "\",\"postcode\":\"" + (1000 + number % 9000) + "\",\"locale\":\"" + language
				+ "\",\"ageConfirmed\":true,\"consents\":" + ((number % 2 == 0) ? answers.yes() : answers.no())
				+ ",\"source\":\"street\"}";
	}

	/** The next one signs. */
	public byte[] signing(String host) {
		return Http.post(host, "/api/v1/campaigns/" + this.campaign.slug() + "/signatures", form());
	}

	/** The same form, to where nothing is done with it. */
	public byte[] nothing(String host) {
		return Http.post(host, "/api/v1/noop", form());
	}

	/**
	 * The next one's submission as the log has it, without having gone through any door.
	 */
	public Event<SignatureRecord> submitted() {
		return submitted(randomId());
	}

	/** The next submission of somebody. */
	public Event<SignatureRecord> submitted(String signatureId) {
		long number = NEXT.getAndIncrement();
		String language = pick(this.languages, number);
		Instant now = Instant.now();
		Submission submission = new Submission(pick(GIVEN, number), pick(FAMILY, number / 10), address(number),
				pick(COUNTRIES, number / 7), Long.toString(1000 + number % 9000), language, null, true, List.of(),
				"street", this.campaign.notices().getOrDefault(language, ""), now);
		return new Event<>(UUID.randomUUID().toString(), SOURCE, signatureId, now, null,
				new SignatureRecord.Submitted(this.campaign.id(), this.campaign.slug(), "wsm", randomId(), submission,
						new Evidence(null, "example.org", null)));
	}

	/** The confirmation of a submission as the log has it. */
	public static Event<SignatureRecord> confirmation(Event<SignatureRecord> submitted) {
		return new Event<>(UUID.randomUUID().toString(), SOURCE, submitted.subject(), submitted.time(), null,
				new SignatureRecord.Confirmation(submitted.data().campaignId(), submitted.id()));
	}

	/** An id such as signatures have. */
	public static String randomId() {
		byte[] bytes = new byte[ID_BYTES];
		java.util.concurrent.ThreadLocalRandom.current().nextBytes(bytes);
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
	}

	private static String address(long number) {
		return "load." + RUN + "." + number + "@" + DOMAINS.get((int) (number % DOMAINS.size()));
	}

	private static String pick(String[] from, long number) {
		return from[(int) (number % from.length)];
	}

}

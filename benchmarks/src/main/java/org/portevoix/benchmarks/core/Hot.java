package org.portevoix.benchmarks.core;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.portevoix.benchmarks.platform.Campaign;
import org.portevoix.benchmarks.platform.People;
import org.portevoix.service.identity.CanonicalAddress;
import org.portevoix.service.identity.Pseudonyms;
import org.portevoix.events.Event;
import org.portevoix.events.EventCodec;
import org.portevoix.events.SignatureRecord;
import org.portevoix.tokens.ActionToken;
import org.portevoix.tokens.TokenKeys;

/** What each signature costs in our own code, apart from frameworks, log and store. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgsAppend = { "-Xmx256m", "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders" })
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class Hot {

	/** 32 bytes that are no secret. */
	private static final String KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

	private static final String CAMPAIGN = "0c9a2f5e-7d31-4f0a-9a55-2f1f5f0c0001";

	private final String[] addresses = { "amelie.exemple@example.org", "Youssef+Petition@GMail.com",
			"lieve@Sociáal.example", "j.ose.ejemplo@gmail.com" };

	private final Pseudonyms pseudonyms = new Pseudonyms(KEY);

	private final TokenKeys keys = TokenKeys.parse("k1:" + KEY);

	private final Instant now = Instant.now();

	private final Event<SignatureRecord> event = new People(new Campaign(Campaign.DEMO, CAMPAIGN,
			Map.of("fr", new Campaign.Answers("[]", "[]")), Map.of("fr", "n-fr-1")))
		.submitted();

	private final ActionToken action = new ActionToken(ActionToken.Action.CONFIRM, this.event.subject(), CAMPAIGN,
			this.event.id(), this.now.plusSeconds(3600));

	private final String token = this.keys.mint(this.action);

	private final Map<String, String> headers = EventCodec.headers(this.event);

	private final byte[] data = EventCodec.data(this.event);

	private int next;

	/** One spelling for all, over four addresses in turn. */
	@Benchmark
	public String canonicalAddress() {
		return CanonicalAddress.of(this.addresses[this.next++ & 3]);
	}

	@Benchmark
	public String signatureId() {
		return this.pseudonyms.signature(CAMPAIGN, "amelie.exemple@example.org");
	}

	@Benchmark
	public String mintToken() {
		return this.keys.mint(this.action);
	}

	@Benchmark
	public ActionToken verifyToken() {
		return this.keys.verify(this.token, ActionToken.Action.CONFIRM, this.now);
	}

	@Benchmark
	public byte[] writeData() {
		return EventCodec.data(this.event);
	}

	@Benchmark
	public Map<String, String> writeHeaders() {
		return EventCodec.headers(this.event);
	}

	@Benchmark
	public Event<SignatureRecord> readEvent() {
		return EventCodec.decode(SignatureRecord.class, this.headers, this.data);
	}

}

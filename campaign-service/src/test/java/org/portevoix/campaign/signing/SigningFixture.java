package org.portevoix.campaign.signing;

import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.portevoix.campaign.campaigns.PublishedCampaigns;
import org.portevoix.service.identity.Pseudonyms;
import org.portevoix.campaign.ledger.SignatureViews;
import org.portevoix.events.Event;
import org.portevoix.events.SignatureRecord;
import org.portevoix.tokens.TokenKeys;

/** The real rules of signing over a log in memory. */
public final class SigningFixture {

	private static final String SECRET = Base64.getEncoder().encodeToString(new byte[32]);

	private final SigningSettings settings = new SigningSettings(SECRET, "test:" + SECRET, Duration.ofDays(7),
			Duration.ofHours(48), false);

	private final LogInMemory log = new LogInMemory();

	private final PublishedCampaigns campaigns;

	private final SignatureViews views;

	private final Clock clock;

	public SigningFixture(PublishedCampaigns campaigns, SignatureViews views, Clock clock) {
		this.campaigns = campaigns;
		this.views = views;
		this.clock = clock;
	}

	public Signing signing() {
		return new Signing(this.campaigns, new Pseudonyms(SECRET), this.log, this.clock);
	}

	public Confirming confirming() {
		return new Confirming(links(), this.views, this.log, this.settings, this.clock);
	}

	public Withdrawing withdrawing() {
		return new Withdrawing(links(), this.views, this.log, this.clock);
	}

	public TokenKeys keys() {
		return TokenKeys.parse(this.settings.tokenKeys());
	}

	/** What was appended so far. */
	public List<SignatureRecord> records() {
		return this.log.records;
	}

	/** Lets the log acknowledge nothing, or all again. */
	public void silence(boolean silent) {
		this.log.silent = silent;
	}

	private Links links() {
		return new Links(this.settings, this.campaigns, this.clock);
	}

	@SuppressWarnings("NullAway") // nothing is sent
	private static final class LogInMemory extends SignatureLog {

		private final List<SignatureRecord> records = new CopyOnWriteArrayList<>();

		private volatile boolean silent;

		private LogInMemory() {
			super(null);
		}

		@Override
		void append(Event<? extends SignatureRecord> event) {
			if (this.silent) {
				throw new LogUnavailable(new IllegalStateException("silent"));
			}
			this.records.add(event.data());
		}

	}

}

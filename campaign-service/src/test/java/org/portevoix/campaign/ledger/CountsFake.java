package org.portevoix.campaign.ledger;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/** Counts what a test says; a store that is away where it says nothing. */
@SuppressWarnings("NullAway") // the store behind it is never asked
public class CountsFake extends Counts {

	private final Map<String, Long> confirmed = new ConcurrentHashMap<>();

	public CountsFake() {
		super(null, null);
	}

	public void set(String campaignId, @Nullable Long number) {
		if (number == null) {
			this.confirmed.remove(campaignId);
		}
		else {
			this.confirmed.put(campaignId, number);
		}
	}

	@Override
	public Optional<Count> of(String campaignId) {
		return Optional.ofNullable(this.confirmed.get(campaignId))
			.map((number) -> new Count(campaignId, number, Map.of(), Instant.EPOCH));
	}

}

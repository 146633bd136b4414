package org.portevoix.notification.deliveries;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * The work of putting everything since a time into a queue once more that is not
 * delivered. It goes on where it stopped, whoever does it.
 *
 * @param subscription whose
 * @param total events since then, of everybody
 * @param looked how many of them were looked at
 * @param queued how many are to be delivered
 * @param places the offset that each stream was looked at up to
 * @param finished null while it goes on
 */
@Document(Recoveries.COLLECTION)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Recovery(@Id @JsonProperty("subscription") String subscription, Instant since, Instant asked, long total,
		long looked, long queued, @JsonIgnore Map<String, Long> places, @Nullable Instant finished) {

	public Recovery {
		places = Map.copyOf(Objects.requireNonNullElse(places, Map.of()));
	}

	/** How far it is. */
	public int percent() {
		if (this.finished != null) {
			return 100;
		}
		return (this.total == 0) ? 0 : (int) Math.min(99, 100 * this.looked / this.total);
	}

}

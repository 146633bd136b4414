package org.portevoix.member.decisions;

import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;

import io.micrometer.core.instrument.MeterRegistry;
import org.portevoix.events.CampaignEvent;
import org.portevoix.messaging.TopicView;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/** Wires the decisions to their topic. */
@Configuration(proxyBeanMethods = false)
class DecisionsConfiguration {

	@Bean
	Consumer<Message<List<byte[]>>> takeLedger(Decisions decisions) {
		return decisions::accept;
	}

	@Bean
	Wording wording(TopicView<CampaignEvent> campaignsView, ConsentSettings settings, MeterRegistry meters,
			Clock clock) {
		return new Wording(campaignsView::isCaughtUp, settings.wordsPatience(), meters, clock);
	}

}

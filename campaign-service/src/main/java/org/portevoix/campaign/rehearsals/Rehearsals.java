package org.portevoix.campaign.rehearsals;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import org.portevoix.campaign.campaigns.Campaign;
import org.portevoix.campaign.campaigns.CampaignChanges.Request;
import org.portevoix.campaign.campaigns.Staging;
import org.portevoix.campaign.campaigns.StaffCampaigns;
import org.portevoix.campaign.rehearsals.Run.State;
import org.portevoix.events.CampaignEvent;
import org.portevoix.events.CampaignState;
import org.portevoix.events.Event;
import org.portevoix.events.Rehearsal;
import org.portevoix.messaging.outbox.OutboxRelay;
import org.portevoix.messaging.outbox.PendingEvent;
import org.portevoix.service.access.Permission;
import org.portevoix.service.audit.Act;

/**
 * What staff does with rehearsals. Each act stands in the document of the rehearsal, with
 * what is told of it.
 */
@Component
public class Rehearsals {

	/** Where the events of rehearsals come from. */
	private static final URI SOURCE = URI.create("/campaign-service/rehearsals");

	private static final Logger log = LoggerFactory.getLogger(Rehearsals.class);

	private final StaffCampaigns campaigns;

	private final Staging staging;

	private final Runs runs;

	private final OutboxRelay outbox;

	private final RehearsalSettings settings;

	private final Clock clock;

	Rehearsals(StaffCampaigns campaigns, Staging staging, Runs runs, OutboxRelay rehearsalsOutbox,
			RehearsalSettings settings, Clock clock) {
		this.campaigns = campaigns;
		this.staging = staging;
		this.runs = runs;
		this.outbox = rehearsalsOutbox;
		this.settings = settings;
		this.clock = clock;
	}

	/** Those of a campaign, the latest first. */
	public List<Run> of(String slug, Request request) {
		return this.runs.of(campaign(slug, request).campaignId());
	}

	/** Whether somebody may want to look at the page of rehearsals. */
	public boolean matterTo(Campaign campaign) {
		return this.staging.isPossible(campaign) || this.runs.on(campaign.campaignId()).isPresent();
	}

	/** Whether a campaign has one that is not wiped. */
	public boolean isUnderway(String campaignId) {
		return this.runs.on(campaignId).isPresent();
	}

	/**
	 * Begins one.
	 * @throws RehearsalUnderway if there is one that is not wiped
	 */
	public Run start(String slug, Plan plan, Request request) {
		Campaign campaign = campaign(slug, request);
		Plan checked = plan.checked();
		Instant now = now();
		String id = Rehearsal.newId();
		CampaignState staged = this.staging.of(campaign, id, now.plus(this.settings.kept()));
		Act act = act("rehearsal-started", campaign.slug(), campaign.content().organisation()).changing(Map.of(),
				Map.of("signatures", Objects.toString(checked.signatures()), "perSecond",
						Objects.toString(checked.perSecond())));
		List<PendingEvent> told = told(new CampaignEvent.Published(staged), now);
		told.add(act.told(SOURCE, request.caller(), request.origin(), now));
		Run run = new Run(id, staged.slug(), campaign.campaignId(), campaign.slug(), campaign.content().organisation(),
				campaign.campaignId(), staged, Objects.requireNonNull(checked.signatures()),
				Objects.requireNonNull(checked.perSecond()), Objects.requireNonNull(checked.consenting()), 0,
				State.RUNNING, now, Objects.requireNonNullElse(request.caller().name(), request.caller().id()), null,
				Map.of(), null, null, told, now);
		this.runs.insert(run);
		this.outbox.wake();
		return run;
	}

	/** Has nobody sign any more; what was signed stays, to be looked at. */
	public void stop(String slug, Request request) {
		Campaign campaign = campaign(slug, request);
		Instant now = now();
		this.runs.on(campaign.campaignId()).ifPresent((run) -> {
			Act act = act("rehearsal-stopped", run.campaign(), run.organisation());
			this.runs.change(run.id(), List.of(State.RUNNING),
					Update.update("state", State.STOPPED).set("endedAt", now),
					List.of(act.told(SOURCE, request.caller(), request.origin(), now)), now);
		});
		this.outbox.wake();
	}

	/** Has every service remove all of it. */
	public void wipe(String slug, Request request) {
		Campaign campaign = campaign(slug, request);
		this.runs.on(campaign.campaignId()).ifPresent((run) -> wipe(run, request));
	}

	/** What nobody wiped is gone by itself. */
	@Scheduled(fixedDelayString = "${portevoix.rehearsals.sweep-every:PT10M}",
			initialDelayString = "${portevoix.rehearsals.sweep-every:PT10M}")
	void wipeForgotten() {
		try {
			this.runs.forgotten(now().minus(this.settings.kept())).forEach((run) -> wipe(run, null));
		}
		catch (DataAccessException ex) {
			log.warn("Forgotten rehearsals are wiped later: {}", ex.getClass().getSimpleName());
		}
	}

	private void wipe(Run run, @Nullable Request request) {
		Instant now = now();
		CampaignState staged = Objects.requireNonNull(run.staged());
		List<PendingEvent> told = told(new CampaignEvent.RehearsalWiped(Staging.wiped(staged, now)), now);
		if (request != null) {
			told.add(act("rehearsal-wiped", run.campaign(), run.organisation()).told(SOURCE, request.caller(),
					request.origin(), now));
		}
		this.runs.change(run.id(), List.of(State.RUNNING, State.DONE, State.STOPPED),
				Update.update("state", State.WIPED)
					.set("stage", run.id())
					.set("endedAt", (run.endedAt() != null) ? run.endedAt() : now)
					.unset("staged"),
				told, now);
		this.outbox.wake();
	}

	private Campaign campaign(String slug, Request request) {
		return this.campaigns.with(request.caller(), slug, Permission.CAMPAIGN_LAUNCH);
	}

	/** Under the rehearsal's id on one topic, and under its slug on the other. */
	private static List<PendingEvent> told(CampaignEvent data, Instant now) {
		String id = UUID.randomUUID().toString();
		CampaignState state = data.campaign();
		List<PendingEvent> told = new ArrayList<>();
		told.add(PendingEvent.of("campaigns-out-0", new Event<>(id, SOURCE, state.campaignId(), now, null, data)));
		told.add(PendingEvent.of("public-out-0", new Event<>(id, SOURCE, state.slug(), now, null, data)));
		return told;
	}

	private static Act act(String name, String slug, String organisation) {
		return Act.of("campaign." + name, "campaign/" + slug, organisation);
	}

	/** To the millisecond, as the store keeps it. */
	private Instant now() {
		return this.clock.instant().truncatedTo(ChronoUnit.MILLIS);
	}

	/** For how long one is kept that nobody wipes. */
	public Duration kept() {
		return this.settings.kept();
	}

}

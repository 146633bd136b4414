package org.portevoix.campaign.campaigns;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.portevoix.events.CampaignEvent;
import org.portevoix.events.CampaignState;
import org.portevoix.events.CampaignState.ConsentQuestion;
import org.portevoix.events.CampaignState.Notice;
import org.portevoix.events.Event;
import org.portevoix.messaging.outbox.PendingEvent;

import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A campaign as it is kept: what its staff writes, and what the public sees of it. The
 * events about it that are not sent yet stand in the same document, where the outbox has
 * them, and so are written in the same write.
 *
 * @param campaignId random, without the dot that separates the parts of a token
 * @param version as read; a writer that read another one fails
 * @param slug names it in addresses
 * @param content what its staff writes
 * @param state what the public sees, once it was published
 * @param retired questions that it no longer asks, whose answers are still on record
 * @param formerNotices every privacy notice shown before, by version
 * @param staff what only its staff knows of it; null where nothing was noted yet
 */
@Document(Campaign.COLLECTION)
public record Campaign(@Id String campaignId, @Version @Nullable Long version, String slug, Content content,
		@Nullable CampaignState state, List<ConsentQuestion> retired, Map<String, String> formerNotices,
		@Nullable StaffNotes staff) {

	static final String COLLECTION = "campaigns";

	/** What the slug of a discarded draft begins with, and no other can. */
	static final String DISCARDED = "~";

	static final URI SOURCE = URI.create("/campaign-service/campaigns");

	public Campaign {
		retired = List.copyOf(retired);
		formerNotices = Map.copyOf(formerNotices);
	}

	static Campaign draft(String campaignId, String slug, Content content, Edit edit) {
		return draft(campaignId, slug, content, Originals.UNKNOWN.after(null, content, Set.of()), edit);
	}

	/** A draft of which it is known what its translations were written from. */
	static Campaign draft(String campaignId, String slug, Content content, Originals originals, Edit edit) {
		return new Campaign(campaignId, null, slug, content, null, List.of(), Map.of(),
				StaffNotes.NONE.edited(edit, originals));
	}

	/** What a copy's translations were written from. */
	Originals originalsOf(Content copy) {
		return Originals.ofCopy(copy, this.content, notes().originals());
	}

	Campaign version(long newVersion) {
		return new Campaign(this.campaignId, newVersion, this.slug, this.content, this.state, this.retired,
				this.formerNotices, this.staff);
	}

	/** What only its staff knows of it. */
	public StaffNotes notes() {
		return (this.staff != null) ? this.staff : StaffNotes.NONE;
	}

	/** {@code draft}, or as {@link PublicCampaign#status()} names it. */
	public String stateName() {
		return (this.state != null) ? PublicCampaign.nameOf(this.state.status()) : "draft";
	}

	/** The number of the version that the next write makes. */
	public long nextRevision() {
		return (this.version != null) ? this.version + 1 : 0;
	}

	/** Every question it ever asked. */
	List<ConsentQuestion> everAsked() {
		List<ConsentQuestion> all = new ArrayList<>(this.retired);
		if (this.state != null) {
			all.addAll(this.state.consents());
		}
		return all;
	}

	Campaign redrafted(String newSlug, Content newContent) {
		return new Campaign(this.campaignId, this.version, newSlug, newContent, null, List.of(), Map.of(), this.staff);
	}

	/** With new words and questions; what was shown before stays on record. */
	Campaign rewritten(Content newContent, CampaignState newState) {
		List<ConsentQuestion> noLonger = everAsked().stream()
			.filter((asked) -> newState.question(asked.purpose(), asked.organisation()).isEmpty())
			.map(ConsentQuestions::retired)
			.toList();
		return new Campaign(this.campaignId, this.version, this.slug, newContent, newState, noLonger,
				noticesBefore(newState), this.staff);
	}

	/** Whether it is what is left of a draft that nobody wants. */
	boolean isDiscarded() {
		return this.slug.startsWith(DISCARDED);
	}

	/** What is left of a draft that nobody wants, until what was done is told. */
	Campaign discarded() {
		Content nothing = new Content("", null, 0, null, null, List.of(), List.of(), List.of(), List.of(), Map.of());
		return new Campaign(this.campaignId, this.version, DISCARDED + this.campaignId, nothing, null, List.of(),
				Map.of(), null);
	}

	/** With other notes of its staff. */
	Campaign noted(StaffNotes notes) {
		return new Campaign(this.campaignId, this.version, this.slug, this.content, this.state, this.retired,
				this.formerNotices, notes);
	}

	/**
	 * After somebody wrote in it. A proposal that says nothing else than what is there
	 * now has been heard.
	 */
	Campaign writtenBy(Edit edit, Content before, Set<String> reviewed) {
		StaffNotes written = notes().edited(edit, notes().originals().after(before, this.content, reviewed));
		for (Map.Entry<String, Proposal> proposal : notes().waiting().entrySet()) {
			Content.Words now = words(proposal.getKey());
			if (proposal.getValue().onto(now).equals(now)) {
				written = written.proposing(proposal.getKey(), null);
			}
		}
		return noted(written);
	}

	/** What it says in a language; nothing in one that it is not written in. */
	public Content.Words words(String language) {
		return this.content.translations().getOrDefault(language, Content.Words.NONE);
	}

	/** One step further. */
	Campaign advanced(CampaignState newState) {
		return new Campaign(this.campaignId, this.version, this.slug, this.content, newState, this.retired,
				this.formerNotices, this.staff);
	}

	private Map<String, String> noticesBefore(CampaignState next) {
		Map<String, String> former = new HashMap<>(this.formerNotices);
		if (this.state != null) {
			this.state.notices().values().forEach((notice) -> former.put(notice.version(), notice.text()));
		}
		next.notices().values().stream().map(Notice::version).forEach(former::remove);
		return former;
	}

	/** The same event for both topics: under the campaign's id, and under its slug. */
	List<PendingEvent> told(CampaignEvent data, Trace trace) {
		Event<CampaignEvent> event = new Event<>(UUID.randomUUID().toString(), SOURCE, this.campaignId, trace.at(),
				trace.parent(), data);
		Event<CampaignEvent> twin = new Event<>(event.id(), SOURCE, this.slug, trace.at(), trace.parent(), data);
		return List.of(PendingEvent.of("campaigns-out-0", event), PendingEvent.of("public-out-0", twin));
	}

	/**
	 * Who wrote last, and when.
	 *
	 * @param by what the person or client is called
	 */
	public record Edit(Instant at, String by) {

	}

	/**
	 * A link that shows a draft to whoever has it, until a time.
	 *
	 * @param serial only the link with the latest one opens anything
	 */
	public record PreviewLink(String serial, Instant until) {

	}

	/**
	 * What only the staff of a campaign knows of it.
	 *
	 * @param originals what its translations were written from
	 * @param note what was noted when the demand was handed in
	 * @param proposals words that wait to be published, by language; null where there
	 * never were any
	 */
	public record StaffNotes(@Nullable Edit edit, Originals originals, @Nullable PreviewLink preview,
			@Nullable String note, @Nullable Map<String, Proposal> proposals) {

		static final StaffNotes NONE = new StaffNotes(null, Originals.UNKNOWN, null, null, null);

		/** Words that wait to be published, by language. */
		public Map<String, Proposal> waiting() {
			return (this.proposals != null) ? this.proposals : Map.of();
		}

		StaffNotes edited(Edit newEdit, Originals newOriginals) {
			return new StaffNotes(newEdit, newOriginals, this.preview, this.note, this.proposals);
		}

		StaffNotes previewedBy(@Nullable PreviewLink link) {
			return new StaffNotes(this.edit, this.originals, link, this.note, this.proposals);
		}

		StaffNotes noting(@Nullable String newNote) {
			return new StaffNotes(this.edit, this.originals, this.preview, newNote, this.proposals);
		}

		StaffNotes proposing(String language, @Nullable Proposal proposal) {
			Map<String, Proposal> all = new HashMap<>(waiting());
			if (proposal != null) {
				all.put(language, proposal);
			}
			else {
				all.remove(language);
			}
			return new StaffNotes(this.edit, this.originals, this.preview, this.note, all);
		}

	}

	/**
	 * When something happened, and in which trace.
	 *
	 * @param parent the W3C trace context of the request
	 */
	record Trace(Instant at, @Nullable String parent) {

	}

}

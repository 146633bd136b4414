package org.portevoix.campaign.campaigns;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.portevoix.campaign.campaigns.CampaignChanges.Request;
import org.portevoix.service.access.Permission;

import org.springframework.stereotype.Component;

/**
 * What is proposed for public campaigns by those who write and do not publish. What is
 * public changes only when somebody who may publish says so.
 */
@Component
public class Proposals {

	private final CampaignChanges changes;

	Proposals(CampaignChanges changes) {
		this.changes = changes;
	}

	/**
	 * Keeps words in one language until they are published or declined; the same as what
	 * is public takes a proposal back.
	 * @param expected the version that the writer saw
	 */
	public Campaign propose(String slug, String language, Draft.Translation words, Request request,
			@Nullable Long expected) {
		Campaign before = this.changes.find(slug, request.caller(), Permission.CAMPAIGN_WRITE);
		CampaignChanges.requireVersion(before, expected);
		if (before.state() == null) {
			throw new WrongState(before.stateName());
		}
		Content content = DraftCheck.check(Draft.of(slug, before.content()).saying(language, words)).content();
		Content.Words published = before.words(language);
		Content.Words wanted = content.translations().getOrDefault(language, Content.Words.NONE);
		Proposal former = before.notes().waiting().get(language);
		if (wanted.equals((former != null) ? former.onto(published) : published)) {
			return before;
		}
		Instant now = this.changes.now();
		Proposal proposal = Proposal.of(wanted, published, request.edit(now), former);
		Campaign after = before.noted(before.notes().proposing(language, wanted.equals(published) ? null : proposal));
		return this.changes.write(after,
				List.of(request.told(CampaignActs.proposed(after, language, published, wanted), now)), now);
	}

	/**
	 * Makes public what is proposed in one language, which ends the proposal.
	 * @throws NotReady if it lacks something that must not be missing in public
	 */
	public Campaign publish(String slug, String language, Request request, @Nullable Long expected) {
		Campaign before = this.changes.find(slug, request.caller(), Permission.CAMPAIGN_LAUNCH);
		Proposal proposal = before.notes().waiting().get(language);
		if (proposal == null) {
			return before;
		}
		Draft.Translation words = Draft.Translation.of(proposal.onto(before.words(language)));
		return this.changes.replace(slug, Draft.of(slug, before.content()).saying(language, words), Set.of(), request,
				expected);
	}

	/** Lets what is public stay as it is. */
	public Campaign decline(String slug, String language, Request request, @Nullable Long expected) {
		Campaign before = this.changes.find(slug, request.caller(), Permission.CAMPAIGN_LAUNCH);
		CampaignChanges.requireVersion(before, expected);
		if (!before.notes().waiting().containsKey(language)) {
			return before;
		}
		Instant now = this.changes.now();
		Campaign after = before.noted(before.notes().proposing(language, null));
		return this.changes.write(after, List.of(request.told(CampaignActs.declined(after, language), now)), now);
	}

}

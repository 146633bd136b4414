package org.portevoix.campaign.console;

import java.util.List;

import org.portevoix.campaign.campaigns.Campaign;
import org.portevoix.campaign.campaigns.StaffCampaigns;
import org.portevoix.service.access.Caller;
import org.portevoix.service.access.Permission;
import org.portevoix.ui.Language;

import org.springframework.stereotype.Component;

/**
 * Leads whoever prepares a campaign from one page to the next: to what still hinders
 * publishing, then to publishing itself.
 */
@Component
class Onward {

	/** What the button of a form says that leads on. */
	static final String GO_ON = "next";

	private final StaffCampaigns campaigns;

	private final Faults faults;

	Onward(StaffCampaigns campaigns, Faults faults) {
		this.campaigns = campaigns;
		this.faults = faults;
	}

	/**
	 * The page that comes next.
	 * @param here the path of the page that was just filled in, which would lead nowhere
	 * @param done what the next page says was done
	 */
	String from(String here, Campaign campaign, Caller caller, Language reader, String done) {
		String own = ConsolePages.path(campaign.slug());
		if (campaign.state() != null) {
			return own + "?done=" + done;
		}
		List<Fault> hindrances = this.faults.missing(this.campaigns.missing(campaign), campaign.slug(),
				campaign.content(), reader);
		if (hindrances.isEmpty() && caller.may(Permission.CAMPAIGN_LAUNCH, campaign.content().organisation())) {
			return own + "/publish?done=" + done;
		}
		return hindrances.stream()
			.filter((fault) -> fault.path().startsWith(own + "/") && !fault.path().equals(here))
			.findFirst()
			.map((fault) -> fault.path() + "?done=" + done
					+ (fault.anchor().equals("title") ? "" : "#" + fault.anchor()))
			.orElse(own + "?done=" + done);
	}

}

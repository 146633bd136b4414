package org.portevoix.campaign.signing;

import java.util.Optional;

import org.portevoix.campaign.ledger.SignatureView;
import org.portevoix.events.CampaignState;

/**
 * What a page shows to who follows a link.
 *
 * @param signature empty while the ledger has not read it yet or the store is away
 */
public record LinkView(CampaignState campaign, Optional<SignatureView> signature) {

}

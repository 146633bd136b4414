package org.portevoix.notification.subscriptions;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.portevoix.notification.directory.KnownCampaigns;
import org.portevoix.notification.endpoints.Targets;
import org.portevoix.service.problems.FieldError;

import org.springframework.stereotype.Component;

/** Looks at a draft as a whole, and says all that is wrong with it at once. */
@Component
class DraftCheck {

	private static final int FASTEST = 1_000;

	private static final int MOST_CAMPAIGNS = 200;

	private final Targets targets;

	private final KnownCampaigns campaigns;

	DraftCheck(Targets targets, KnownCampaigns campaigns) {
		this.targets = targets;
		this.campaigns = campaigns;
	}

	List<FieldError> errors(Draft draft, String organisation) {
		List<FieldError> errors = new ArrayList<>();
		if (draft.url() == null || draft.url().isBlank()) {
			errors.add(new FieldError("url", "required"));
		}
		else {
			this.targets.fault(draft.url()).ifPresent((code) -> errors.add(new FieldError("url", code)));
		}
		types(draft.types(), errors);
		campaigns(Objects.requireNonNullElse(draft.campaigns(), List.of()), organisation, errors);
		Integer pace = draft.maxPerSecond();
		if (pace != null && (pace < 1 || pace > FASTEST)) {
			errors.add(new FieldError("maxPerSecond", "invalid"));
		}
		// A misspelt field would be a choice that nobody made.
		if (draft.unknown() != null) {
			draft.unknown().keySet().forEach((field) -> errors.add(new FieldError(field, "unknown")));
		}
		return errors;
	}

	private static void types(@Nullable List<String> types, List<FieldError> errors) {
		if (types == null || types.isEmpty()) {
			errors.add(new FieldError("types", "required"));
			return;
		}
		for (int i = 0; i < types.size(); i++) {
			if (types.get(i) == null || !PartnerTypes.ALL.contains(types.get(i))) {
				errors.add(new FieldError("types[" + i + "]", "unknown"));
			}
		}
		repeated("types", types, errors);
	}

	private void campaigns(List<String> slugs, String organisation, List<FieldError> errors) {
		if (slugs.size() > MOST_CAMPAIGNS) {
			errors.add(new FieldError("campaigns", "too-long"));
			return;
		}
		for (int i = 0; i < slugs.size(); i++) {
			if (slugs.get(i) == null || !this.campaigns.entitled(organisation, slugs.get(i))) {
				errors.add(new FieldError("campaigns[" + i + "]", "unknown"));
			}
		}
		repeated("campaigns", slugs, errors);
	}

	private static void repeated(String field, List<String> values, List<FieldError> errors) {
		if (new HashSet<>(values).size() != values.size()) {
			errors.add(new FieldError(field, "repeated"));
		}
	}

}

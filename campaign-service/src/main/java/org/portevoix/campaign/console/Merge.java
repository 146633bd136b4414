package org.portevoix.campaign.console;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.portevoix.campaign.campaigns.Originals;

/**
 * Brings together what one person typed and what somebody else saved meanwhile, field by
 * field. A form carries the hash of what each field was; who did not touch a field has
 * nothing against what the other made of it.
 *
 * @param touched fields that the person changed
 * @param conflicts those that both changed, each in a different way
 */
record Merge(Set<String> touched, Set<String> conflicts) {

	/**
	 * Compares.
	 * @param was the hash of each field as the person saw it
	 * @param mine what she typed
	 * @param theirs what is kept now
	 */
	static Merge of(Map<String, String> was, Map<String, String> mine, Map<String, String> theirs) {
		Set<String> touched = new TreeSet<>();
		Set<String> conflicts = new TreeSet<>();
		mine.forEach((field, typed) -> {
			String seen = was.getOrDefault(field, "");
			String kept = theirs.getOrDefault(field, "");
			if (hash(typed).equals(seen) || normal(typed).equals(normal(kept))) {
				return;
			}
			touched.add(field);
			if (!hash(kept).equals(seen)) {
				conflicts.add(field);
			}
		});
		return new Merge(touched, conflicts);
	}

	/** What a field is recognised by. */
	static String hash(String text) {
		return Originals.hash(normal(text));
	}

	/** Browsers end lines in their own way. */
	static String normal(String text) {
		return text.replace("\r\n", "\n").strip();
	}

}

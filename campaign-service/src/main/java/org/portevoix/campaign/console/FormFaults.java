package org.portevoix.campaign.console;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** What has to be looked at again in a form. */
record FormFaults(List<Fault> list) {

	FormFaults {
		list = List.copyOf(list);
	}

	static FormFaults none() {
		return new FormFaults(List.of());
	}

	/** The first fault of a field, if it has one. */
	public @Nullable Fault at(String anchor) {
		return this.list.stream().filter((fault) -> fault.anchor().equals(anchor)).findFirst().orElse(null);
	}

}

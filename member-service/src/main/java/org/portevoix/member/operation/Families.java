package org.portevoix.member.operation;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.portevoix.events.AuditEvent;
import org.portevoix.events.EventData;
import org.portevoix.events.LedgerEvent;
import org.portevoix.events.MemberEvent;
import org.portevoix.events.PublicEvent;
import org.portevoix.events.RehearsalEvent;
import org.portevoix.events.SignatureRecord;
import org.portevoix.events.StaffEvent;

/** What those topics carry whose readers put away what they can't decode. */
final class Families {

	private static final Map<String, Class<? extends EventData>> FAMILIES = Map.of("signatures", SignatureRecord.class,
			"ledger", LedgerEvent.class, "members", MemberEvent.class, "audit", AuditEvent.class, "staff",
			StaffEvent.class, "rehearsals", RehearsalEvent.class, "public", PublicEvent.class);

	private Families() {
	}

	/** The family of a topic; null if nothing can go back there. */
	static @Nullable Class<? extends EventData> of(String topic) {
		return FAMILIES.get(topic);
	}

}

package org.portevoix.events;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What anybody may follow tells of nobody. */
class PublicEventsTests {

	/**
	 * Every field that is or leads to a person, by the names they have on other topics.
	 */
	private static final Set<String> PERSONAL = Set.of("signatureId", "personId", "submissionId", "submission",
			"givenName", "familyName", "email", "postcode", "comment", "ageConfirmed", "evidence", "network",
			"mailDomain", "cycle", "messageId", "consentId");

	@Test
	void signatureEventsTellTheseFieldsOnly() {
		assertThat(components(PublicEvent.Confirmed.class)).containsExactlyInAnyOrder("campaign", "country", "locale",
				"source", "total");
		assertThat(components(PublicEvent.Withdrawn.class)).containsExactlyInAnyOrder("campaign", "total");
		assertThat(components(PublicEvent.MilestoneReached.class)).containsExactlyInAnyOrder("campaign", "milestone",
				"total");
	}

	@Test
	void noFieldAtAnyDepthIsPersonal() {
		EventTypes.of(PublicEvent.class)
			.values()
			.forEach((record) -> assertThat(fields(record, new HashSet<>())).as(record.getName())
				.isNotEmpty()
				.doesNotContainAnyElementsOf(PERSONAL));
	}

	@Test
	void thePersonalFieldsAreThoseOfTheOtherTopics() {
		Set<String> elsewhere = Stream
			.of(SignatureRecord.class, LedgerEvent.class, MemberEvent.class, NotificationEvent.class)
			.flatMap((family) -> EventTypes.of(family).values().stream())
			.flatMap((record) -> fields(record, new HashSet<>()).stream())
			.collect(Collectors.toSet());
		assertThat(Set.copyOf(PERSONAL)).filteredOn((field) -> !field.equals("signatureId"))
			.allMatch(elsewhere::contains);
	}

	private static Set<String> components(Class<?> record) {
		return Arrays.stream(record.getRecordComponents()).map(RecordComponent::getName).collect(Collectors.toSet());
	}

	private static Set<String> fields(Type type, Set<Type> seen) {
		Set<String> names = new HashSet<>();
		if (!seen.add(type)) {
			return names;
		}
		if (type instanceof ParameterizedType generic) {
			for (Type argument : generic.getActualTypeArguments()) {
				names.addAll(fields(argument, seen));
			}
		}
		else if (type instanceof Class<?> record && record.isRecord()) {
			for (RecordComponent component : record.getRecordComponents()) {
				names.add(component.getName());
				names.addAll(fields(component.getGenericType(), seen));
			}
		}
		return names;
	}

}

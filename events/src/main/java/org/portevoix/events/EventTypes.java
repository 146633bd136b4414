package org.portevoix.events;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the record of a type name, and the type name of a record. The sealed families are
 * the only list there is.
 */
public final class EventTypes {

	private static final ClassValue<String> NAMES = new ClassValue<>() {
		@Override
		protected String computeValue(Class<?> type) {
			return EventType.PREFIX + type.getAnnotation(EventType.class).value();
		}
	};

	private static final Map<Class<?>, Map<String, Class<? extends EventData>>> FAMILIES = new ConcurrentHashMap<>();

	private EventTypes() {
	}

	static String nameOf(Class<? extends EventData> record) {
		return NAMES.get(record);
	}

	/**
	 * The records of a family, by type name.
	 * @param family a sealed interface below {@link EventData}
	 */
	public static Map<String, Class<? extends EventData>> of(Class<? extends EventData> family) {
		return FAMILIES.computeIfAbsent(family, (key) -> records(family)
			.collect(Collectors.toUnmodifiableMap(EventTypes::nameOf, (record) -> record, EventTypes::sameOnly)));
	}

	/** The families, each carried by one topic, or by webhooks. */
	public static Set<Class<? extends EventData>> families() {
		return interfaces(EventData.class).collect(Collectors.toUnmodifiableSet());
	}

	private static Stream<Class<? extends EventData>> interfaces(Class<? extends EventData> type) {
		return Stream.of(type.getPermittedSubclasses())
			.filter(Class::isInterface)
			.map((below) -> below.<EventData>asSubclass(EventData.class))
			.flatMap((below) -> Stream.concat(Stream.of(below), interfaces(below)));
	}

	private static Class<? extends EventData> sameOnly(Class<? extends EventData> one,
			Class<? extends EventData> other) {
		if (one != other) {
			throw new IllegalStateException("%s and %s have one type name in one family".formatted(one, other));
		}
		return one;
	}

	private static Stream<Class<? extends EventData>> records(Class<? extends EventData> type) {
		if (type.isRecord()) {
			return Stream.of(type);
		}
		return Stream.of(type.getPermittedSubclasses())
			.flatMap((below) -> records(below.<EventData>asSubclass(EventData.class)));
	}

}

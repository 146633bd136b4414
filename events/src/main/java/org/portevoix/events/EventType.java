package org.portevoix.events;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The logical, versioned name of an event without the prefix {@value #PREFIX}. It stays
 * when the record is renamed or moved.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface EventType {

	/** What every type name starts with. */
	String PREFIX = "org.portevoix.";

	String value();

}

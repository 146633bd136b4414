package org.portevoix.documents;

import java.lang.reflect.AnnotatedType;

import org.jspecify.annotations.Nullable;

/** Whether something may be missing. */
final class Nullness {

	private Nullness() {
	}

	static boolean mayBeNull(AnnotatedType type) {
		return type.isAnnotationPresent(Nullable.class);
	}

}

package org.portevoix.documents;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springdoc.core.providers.JavadocProvider;

/** Tells springdoc what stands in the sources. */
final class SourceWords implements JavadocProvider {

	private final Javadoc javadoc;

	SourceWords(Javadoc javadoc) {
		this.javadoc = javadoc;
	}

	@Override
	public @Nullable String getClassJavadoc(Class<?> type) {
		return this.javadoc.type(type).orElse(null);
	}

	@Override
	public Map<String, String> getRecordClassParamJavadoc(Class<?> type) {
		Map<String, String> words = new LinkedHashMap<>();
		for (RecordComponent component : type.getRecordComponents()) {
			this.javadoc.component(type, component.getName()).ifPresent((text) -> words.put(component.getName(), text));
		}
		return words;
	}

	@Override
	public @Nullable String getMethodJavadocDescription(Method method) {
		return this.javadoc.method(method.getDeclaringClass(), method.getName()).orElse(null);
	}

	@Override
	public @Nullable String getMethodJavadocReturn(Method method) {
		return null;
	}

	@Override
	public Map<String, String> getMethodJavadocThrows(Method method) {
		return Map.of();
	}

	@Override
	public @Nullable String getParamJavadoc(Method method, String name) {
		return null;
	}

	@Override
	public @Nullable String getFieldJavadoc(Field field) {
		return null;
	}

	@Override
	public @Nullable String getFirstSentence(@Nullable String text) {
		return (text != null) ? text.replaceFirst("(?s)\\.(\\s.*)?$", "") : null;
	}

}

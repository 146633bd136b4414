package org.portevoix.documents;

import java.lang.reflect.Type;
import java.net.URI;
import java.time.Instant;
import java.util.Map;

import com.fasterxml.classmate.ResolvedType;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.CustomDefinition.AttributeInclusion;
import com.github.victools.jsonschema.generator.CustomDefinition.DefinitionType;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaBuilder;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jackson.JacksonModule;
import com.github.victools.jsonschema.module.jackson.JacksonOption;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON Schemas (2020-12) of records. What may be null may be missing, all else is
 * required; further properties are allowed, since fields are added without a new version;
 * descriptions are those of the sources.
 */
public final class JsonSchemas {

	private final Javadoc javadoc;

	private final SchemaGenerator generator;

	private JsonSchemas(Javadoc javadoc, boolean nullsWritten) {
		this.javadoc = javadoc;
		SchemaGeneratorConfigBuilder config = new SchemaGeneratorConfigBuilder(SchemaVersion.DRAFT_2020_12,
				OptionPreset.PLAIN_JSON)
			.with(new JacksonModule(JacksonOption.FLATTENED_ENUMS_FROM_JSONVALUE,
					JacksonOption.FLATTENED_ENUMS_FROM_JSONPROPERTY))
			.with(Option.DEFINITIONS_FOR_ALL_OBJECTS)
			.without(Option.SCHEMA_VERSION_INDICATOR);
		config.forFields()
			.withRequiredCheck((field) -> !Nullness.mayBeNull(field.getRawMember().getAnnotatedType()))
			.withNullableCheck((field) -> nullsWritten && Nullness.mayBeNull(field.getRawMember().getAnnotatedType()))
			.withDescriptionResolver(this::described);
		config.forTypesInGeneral()
			.withStringFormatResolver((scope) -> format(scope.getType()))
			.withDescriptionResolver((scope) -> described(scope.getType()))
			.withCustomDefinitionProvider(JsonSchemas::map)
			.withDefinitionNamingStrategy((key, _) -> name(key.getType().getErasedType()));
		this.generator = new SchemaGenerator(config.build());
	}

	/** Of what is written without its nulls, as events are. */
	public static JsonSchemas withoutNulls(Javadoc javadoc) {
		return new JsonSchemas(javadoc, false);
	}

	/**
	 * Of what may hold {@code null} where there is nothing, as requests and answers do.
	 */
	public static JsonSchemas withNulls(Javadoc javadoc) {
		return new JsonSchemas(javadoc, true);
	}

	/** A schema that needs nothing else. */
	public ObjectNode schema(Type type) {
		return this.generator.generateSchema(type);
	}

	/** Schemas that share a place for what they refer to. */
	public Shared shared() {
		return new Shared(this.generator.buildMultipleSchemaDefinitions());
	}

	private @Nullable String described(FieldScope field) {
		return field.isFakeContainerItemScope() ? null
				: this.javadoc.component(field.getDeclaringType().getErasedType(), field.getDeclaredName())
					.orElse(null);
	}

	private @Nullable String described(ResolvedType type) {
		return this.javadoc.type(type.getErasedType()).orElse(null);
	}

	/** In its place, since it has no name of its own. */
	private static @Nullable CustomDefinition map(ResolvedType type, SchemaGenerationContext context) {
		if (!type.isInstanceOf(Map.class)) {
			return null;
		}
		ObjectNode map = context.getGeneratorConfig().createObjectNode();
		map.put("type", "object");
		map.set("additionalProperties", context.createDefinitionReference(type.typeParametersFor(Map.class).get(1)));
		return new CustomDefinition(map, DefinitionType.INLINE, AttributeInclusion.YES);
	}

	/** {@code LedgerEvent.Confirmed}: several types around have one of that name. */
	static String name(Class<?> type) {
		String simple = type.getSimpleName();
		return (type.getEnclosingClass() != null) ? name(type.getEnclosingClass()) + "." + simple : simple;
	}

	private static @Nullable String format(ResolvedType type) {
		if (type.isInstanceOf(Instant.class)) {
			return "date-time";
		}
		return type.isInstanceOf(URI.class) ? "uri" : null;
	}

	/** Schemas of several types that share what they refer to. */
	public static final class Shared {

		private final SchemaBuilder builder;

		private Shared(SchemaBuilder builder) {
			this.builder = builder;
		}

		/** A reference to the schema of a type. */
		public JsonNode reference(Type type) {
			return this.builder.createSchemaReference(type);
		}

		/**
		 * All that was referred to, by name.
		 * @param place such as {@code components/schemas}
		 */
		public ObjectNode collect(String place) {
			return this.builder.collectDefinitions(place);
		}

	}

}

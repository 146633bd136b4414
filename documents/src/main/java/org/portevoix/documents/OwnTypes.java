package org.portevoix.documents;

import java.util.Iterator;

import com.fasterxml.jackson.databind.type.TypeFactory;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.oas.models.media.Schema;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Gives springdoc references to our own records and enums, and describes these as the
 * events are described: springdoc would mix up two nested types of one name, and knows
 * nothing of what may be null.
 */
final class OwnTypes implements ModelConverter {

	private static final String PLACE = "components/schemas";

	private final JsonSchemas.Shared schemas;

	OwnTypes(Javadoc javadoc) {
		this.schemas = JsonSchemas.withNulls(javadoc).shared();
	}

	@Override
	public @Nullable Schema<?> resolve(AnnotatedType type, ModelConverterContext context,
			Iterator<ModelConverter> others) {
		Class<?> raw = TypeFactory.defaultInstance().constructType(type.getType()).getRawClass();
		if ((raw.isRecord() || raw.isEnum()) && raw.getName().startsWith("org.portevoix.")) {
			this.schemas.reference(raw);
			return new Schema<>().$ref("#/" + PLACE + "/" + JsonSchemas.name(raw));
		}
		return others.hasNext() ? others.next().resolve(type, context, others) : null;
	}

	/** What was referred to. */
	ObjectNode schemas() {
		return this.schemas.collect(PLACE);
	}

}

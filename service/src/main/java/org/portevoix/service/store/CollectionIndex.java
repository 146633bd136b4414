package org.portevoix.service.store;

import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.index.IndexDefinition;

/**
 * An index that a collection is to have. Declared as a bean, it is made when the store
 * can be reached.
 *
 * @param collection by name
 */
public record CollectionIndex(String collection, IndexDefinition index) {

	/** Over fields, rising. */
	public static CollectionIndex of(String collection, String... fields) {
		Index index = new Index();
		for (String field : fields) {
			index.on(field, Sort.Direction.ASC);
		}
		return new CollectionIndex(collection, index);
	}

}

package org.portevoix.campaign.store;

import org.springframework.data.mongodb.core.index.IndexDefinition;

/**
 * An index that a collection is to have. Declared as a bean, it is made when the store
 * can be reached.
 *
 * @param collection by name
 */
public record CollectionIndex(String collection, IndexDefinition index) {

}

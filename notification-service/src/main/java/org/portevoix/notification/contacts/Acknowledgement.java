package org.portevoix.notification.contacts;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * What an organisation owes: to say that it heeded a withdrawal or an erasure.
 *
 * @param event the id of the event that told of it
 * @param due by when
 */
@Document(Acknowledgements.COLLECTION)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Acknowledgement(@Id @JsonProperty("event") String event, @JsonIgnore String organisation, String type,
		String personRef, Instant told, Instant due, @Nullable Instant acknowledged) {

}

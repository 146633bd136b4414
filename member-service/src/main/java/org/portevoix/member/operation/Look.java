package org.portevoix.member.operation;

import java.util.List;
import java.util.Map;

import org.apache.kafka.common.TopicPartition;
import org.portevoix.member.operation.Reading.Span;

/**
 * The log at one moment.
 *
 * @param flows by topic and group, those that need a person first
 * @param dead what the dead-letter topics hold, by their partitions
 */
record Look(List<Flow> flows, Map<TopicPartition, Span> dead) {

	Look {
		flows = List.copyOf(flows);
		dead = Map.copyOf(dead);
	}

}

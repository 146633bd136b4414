package org.portevoix.standalone.faults;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.portevoix.backing.ChildProcess;

/** All groups begin again at the beginning of all that they read. */
record Rewind() implements Fault {

	private static final List<String> GROUPS = List.of("campaign-ledger", "campaign-erasure", "member-service",
			"notification-service", "notification-partners");

	@Override
	public String name() {
		return "groups reset to the beginning";
	}

	@Override
	public String strike(Platform platform, Crowd crowd) throws Exception {
		crowd.awaitMore(100);
		ChildProcess broker = platform.brokerAlone();
		platform.system().stop();
		broker.start();
		long records = 0;
		try (Admin admin = Books.admin(platform)) {
			for (String group : GROUPS) {
				Map<org.apache.kafka.common.TopicPartition, OffsetAndMetadata> done = admin
					.listConsumerGroupOffsets(group)
					.partitionsToOffsetAndMetadata()
					.get();
				records += done.values().stream().mapToLong(OffsetAndMetadata::offset).sum();
				admin.alterConsumerGroupOffsets(group,
						done.keySet().stream().collect(Collectors.toMap((at) -> at, (at) -> new OffsetAndMetadata(0))))
					.all()
					.get();
			}
		}
		broker.stop();
		platform.system().start();
		crowd.awaitMore(100);
		return "everything stopped, %d groups set to offset 0, started: %d records read again".formatted(GROUPS.size(),
				records);
	}

}

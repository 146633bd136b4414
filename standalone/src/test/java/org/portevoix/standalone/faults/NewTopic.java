package org.portevoix.standalone.faults;

import java.util.List;

import org.apache.kafka.clients.admin.Admin;
import org.portevoix.backing.ChildProcess;
import org.portevoix.standalone.journey.RunningSystem;

import static org.awaitility.Awaitility.await;

/** The topic of signatures is deleted and made anew: all offsets begin at 0 again. */
record NewTopic() implements Fault {

	@Override
	public String name() {
		return "topic re-created";
	}

	@Override
	public String strike(Platform platform, Crowd crowd) throws Exception {
		crowd.awaitMore(100);
		crowd.pause();
		try (Books books = new Books(platform)) {
			await().atMost(RunningSystem.PATIENCE).ignoreExceptions().until(() -> books.lag() == 0);
		}
		ChildProcess broker = platform.brokerAlone();
		platform.system().stop();
		broker.start();
		try (Admin admin = Books.admin(platform)) {
			admin.deleteTopics(List.of("signatures")).all().get();
			await().atMost(RunningSystem.PATIENCE)
				.until(() -> !admin.listTopics().names().get().contains("signatures"));
		}
		broker.stop();
		platform.system().start();
		crowd.resume();
		crowd.awaitMore(200);
		return "consumers done, everything stopped, signatures deleted, started: the services made it anew";
	}

}

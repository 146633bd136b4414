package org.portevoix.standalone.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.portevoix.backing.ChildProcess;

/**
 * An upgrade: two of each service, ended by SIGTERM and started again one after the
 * other. No citizen sees anything of it, and nothing is sent twice.
 */
record RollingRestart() implements Fault {

	@Override
	public String name() {
		return "rolling restart";
	}

	@Override
	public String strike(Platform platform, Crowd crowd) {
		List<ChildProcess> seconds = new ArrayList<>();
		try {
			for (String service : Platform.SERVICES) {
				ChildProcess second = platform.second(service);
				seconds.add(second);
				second.start();
			}
			crowd.awaitMore(60);
			for (int i = 0; i < seconds.size(); i++) {
				platform.restart(Platform.SERVICES.get(i));
				crowd.awaitMore(40);
				Platform.restart(seconds.get(i));
				crowd.awaitMore(40);
			}
		}
		finally {
			seconds.forEach(ChildProcess::close);
		}
		return "two of each service; each of the six ended by SIGTERM and started again, one after the other";
	}

	@Override
	public Set<Allowed> allowed() {
		return Set.of();
	}

}

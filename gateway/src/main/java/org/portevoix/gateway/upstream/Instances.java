package org.portevoix.gateway.upstream;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The processes of one service. They take turns; who is not ready comes last, since
 * asking it is still better than asking nobody.
 */
final class Instances {

	private final List<Instance> all;

	private final AtomicInteger turn = new AtomicInteger();

	Instances(List<URI> addresses) {
		this.all = addresses.stream().map(Instance::new).toList();
	}

	List<Instance> all() {
		return this.all;
	}

	/** All of them, in the order in which to ask. */
	List<Instance> inTurn() {
		if (this.all.size() == 1) {
			return this.all;
		}
		int first = Math.floorMod(this.turn.getAndIncrement(), this.all.size());
		List<Instance> order = new ArrayList<>(this.all.size());
		List<Instance> last = new ArrayList<>(0);
		for (int i = 0; i < this.all.size(); i++) {
			Instance next = this.all.get((first + i) % this.all.size());
			(next.isReady() ? order : last).add(next);
		}
		order.addAll(last);
		return order;
	}

}

package org.portevoix.messaging;

import java.util.List;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Up once every view has caught up; from then on a view serves what it has. */
class ViewsHealth implements HealthIndicator {

	private final List<TopicView<?>> views;

	ViewsHealth(List<TopicView<?>> views) {
		this.views = views;
	}

	@Override
	public Health health() {
		List<String> behind = this.views.stream()
			.filter((view) -> !view.isCaughtUp())
			.map((TopicView<?> view) -> view.topic())
			.toList();
		return behind.isEmpty() ? Health.up().build() : Health.outOfService().withDetail("behind", behind).build();
	}

}

package org.portevoix.campaign.signing;

import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Tries what citizens send before everything else. Paths with variables are looked
 * through one by one, and with all the pages of the console among them that took a
 * seventh of what a signature costs.
 */
@Component
class SigningRoutes extends RequestMappingHandlerMapping {

	SigningRoutes() {
		setOrder(Ordered.HIGHEST_PRECEDENCE);
	}

	@Override
	protected boolean isHandler(Class<?> beanType) {
		return beanType == SignatureController.class;
	}

	/**
	 * What is not for us is for the mapping that knows all, which says so if it is for
	 * nobody.
	 */
	@Override
	protected @Nullable HandlerMethod handleNoMatch(Set<RequestMappingInfo> infos, String lookupPath,
			HttpServletRequest request) {
		return null;
	}

}

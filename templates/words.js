{# What the scripts say, in the language of the site. #}
export const words = {{ words | tojson }};

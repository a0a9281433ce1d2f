// The block in the editor: its settings in the sidebar, and in the text a box that stands for the widget. What readers
// see is made by the server, in uncat-readiness.php; the attributes are registered there.
(function ({ blockEditor, blocks, components, element, i18n }) {
  const { createElement } = element;
  const __ = (text) => i18n.__(text, 'uncat-readiness');
  const name = 'uncat-readiness/assessment';

  /** The settings with few values; the first value of each leaves the attribute out. */
  const choices = {
    theme: [__('Colours'), {
      '': __('As the reader’s system'), light: __('Light'), dark: __('Dark'),
    }],
    storage: [__('Answers are kept'), {
      '': __('In the tab, until it is closed'), none: __('Not at all'), device: __('On the reader’s device'),
    }],
    loading: [__('The widget is loaded'), {
      '': __('When the reader comes near it'), eager: __('At once'),
    }],
  };

  /** The settings that are written. */
  const texts = {
    lang: [__('Language'), __('A language tag, such as fr. Empty: the language of the page.')],
    scope: [__('Scope'), __('Names of groups or sections, before-deposit, key. Empty: the whole questionnaire.')],
    id: [__('Id'), __('Needed only where a page has the widget twice.')],
  };

  function edit({ attributes, setAttributes }) {
    const setting = (attribute, label) => ({
      key: attribute,
      label,
      value: attributes[attribute] ?? '',
      onChange: (value) => setAttributes({ [attribute]: value || undefined }),
    });
    const selects = Object.entries(choices).map(([attribute, [label, values]]) =>
      createElement(components.SelectControl, {
        ...setting(attribute, label),
        options: Object.entries(values).map(([value, words]) => ({ value, label: words })),
      }));
    const fields = Object.entries(texts).map(([attribute, [label, help]]) =>
      createElement(components.TextControl, { ...setting(attribute, label), help }));
    return createElement('div', blockEditor.useBlockProps(),
      createElement(blockEditor.InspectorControls, {},
        createElement(components.PanelBody, { title: __('Settings') }, ...fields, ...selects)),
      createElement(components.Placeholder, {
        icon: 'forms',
        label: blocks.getBlockType(name).title,
        instructions: __('Readers see the self-assessment here. Its settings are in the sidebar.'),
      }));
  }

  blocks.registerBlockType(name, { edit, save: () => null });
})(window.wp);

/** 启动时的话与 Electron 菜单。 */
export const start = {
  'start.building': '首次启动，正在构建界面……',
  'start.fetching_electron': '正在获取 Electron……',
  'start.no_electron': '取不到 Electron 程序，改用本机浏览器打开同一应用。',
  'start.window_open': '已在本机浏览器窗口中打开；关闭窗口或按 Ctrl+C 结束。',
  'start.open_address': '请在本机浏览器中打开（仅可用一次）：{{address}}\n按 Ctrl+C 结束。',
  'menu.file': '文件',
  'menu.newWindow': '新窗口',
  'menu.edit': '编辑',
  'menu.view': '视图',
  'refusal.too_many_windows': '同一浏览器最多同时打开 {{limit}} 个窗口',
  'refusal.too_many_windows.do': '请先关闭一个窗口，再重试。',
} as const;
